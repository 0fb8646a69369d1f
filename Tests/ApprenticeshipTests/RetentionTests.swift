import Apprenticeship
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What is kept for how long: there until the last day, gone on the next, and counted before it goes.
@Suite struct `What is kept of people` {
    /// Forgets what is over; how much was counted before, and how much went.
    private func forget(_ craft: Craft, _ part: String) throws -> [Int] {
        let data = try #require(Jobs.of(craft).feature.personalData.first { $0.name == part })
        return try [true, false].map { isDryRun in try craft.write { try data.retain(isDryRun, $0) } }
    }

    private func count(_ craft: Craft, _ query: SQL) throws -> Int? {
        try craft.read { try $0.value("SELECT count(*) FROM \(query)", as: Int.self) }
    }

    @Test func `goes with profiles two years after the last activity`() throws {
        let craft = try Craft()
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        craft.clock.advance(minutes: 730 * 1440)
        #expect(try forget(craft, "apprenticeship-candidates") == [0, 0])
        craft.clock.advance(minutes: 1)
        #expect(try forget(craft, "apprenticeship-candidates") == [1, 1])
        #expect(try count(craft, "candidate") == 0)
    }

    @Test func `goes with accommodations three months after it`() throws {
        let craft = try Craft()
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        #expect(
            try craft.send(
                .put, "/candidates/me/accommodation", #"{"isDisabledWorker":true,"needs":"Un poste assis."}"#,
                as: "ines",
                version: "1"
            ).status == 200)
        craft.clock.advance(minutes: 91 * 1440)
        #expect(try forget(craft, "apprenticeship-accommodations") == [0, 0])
        craft.clock.advance(minutes: 1)
        #expect(try forget(craft, "apprenticeship-accommodations") == [1, 1])
        #expect(try count(craft, "candidateAccommodation") == 0 && count(craft, "candidate") == 1)
    }

    @Test func `goes with messages a year after the end, and with applications after two`() throws {
        let craft = try Craft()
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let offer = try craft.offer(of: try craft.employer())
        let id = try #require(try craft.apply(offer).json["id"]?.string)
        #expect(try craft.post("/applications/\(id)/messages", #"{"text":"Bonjour"}"#, as: "ines").status == 201)
        #expect(try craft.step(id, "withdraw", 1, as: "ines").status == 200)
        craft.clock.advance(minutes: 365 * 1440)
        #expect(try forget(craft, "apprenticeship-applications") == [0, 0])
        craft.clock.advance(minutes: 1)
        #expect(try forget(craft, "apprenticeship-applications") == [1, 1])
        #expect(try count(craft, "applicationMessage") == 0 && count(craft, "application") == 1)
        craft.clock.advance(minutes: 365 * 1440 - 1)
        #expect(try forget(craft, "apprenticeship-applications") == [0, 0])
        craft.clock.advance(minutes: 1)
        #expect(try forget(craft, "apprenticeship-applications") == [1, 1])
        #expect(try count(craft, "application") == 0)
    }

    @Test func `goes with the contacts of offers two years after their end, and with reports after one`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        #expect(
            try craft.post("/reports", #"{"offer":"\#(offer)","reason":"school"}"#, as: "hairdresser").status == 201)
        craft.clock.advance(minutes: 365 * 1440)
        #expect(try forget(craft, "apprenticeship-reports") == [0, 0])
        craft.clock.advance(minutes: 1)
        #expect(try forget(craft, "apprenticeship-reports") == [1, 1])
        try craft.write { _ = try Jobs.of(craft).expireOffers(in: $0) }
        // Open until 1 August 2026: its contacts until that day of 2028.
        craft.clock.advance(minutes: 427 * 1440)
        #expect(try forget(craft, "apprenticeship-employers") == [0, 0])
        craft.clock.advance(minutes: 1440)
        #expect(try forget(craft, "apprenticeship-employers") == [1, 1])
    }
}
