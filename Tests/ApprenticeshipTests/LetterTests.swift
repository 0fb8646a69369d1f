import Accounts
import Apprenticeship
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Letters: what they say, to whom, once; and how to have no more of them.
@Suite struct `A letter of apprenticeship` {
    @Test func `tells of new offers, once, and stops when asked to`() throws {
        let craft = try Craft()
        try craft.account("ines", number: 10, Grant(.candidate))
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let employer = try craft.employer()
        _ = try craft.offer(of: employer)
        craft.clock.advance(minutes: 1)
        #expect(try craft.post("/alerts", #"{"frequency":"weekly"}"#, as: "ines").status == 201)
        func tell() throws {
            let service = try craft.service()
            for _ in 0..<2 { try craft.write { _ = try service.tellAlerts(in: $0) } }
        }
        // What was there before the alert is no news, and before a week nothing is told.
        craft.clock.advance(minutes: 7 * 1440)
        try tell()
        #expect(try craft.letters("apprenticeship-alert").isEmpty)
        craft.clock.advance(minutes: 1)
        let offer = try craft.offer(of: employer)
        craft.clock.advance(minutes: 7 * 1440 - 2)
        try tell()
        #expect(try craft.letters("apprenticeship-alert").isEmpty)
        craft.clock.advance(minutes: 1)
        try tell()
        let letters = try craft.letters("apprenticeship-alert")
        try #require(letters.count == 1 && letters[0].address == "ines@exemple.fr")
        // Only one sees it, and nothing is told of the same offer again.
        let page = try craft.text(of: letters[0])
        #expect(page["subject"]?.string == "De nouvelles offres d'apprentissage pour vous", "\(page.raw)")
        let text = try #require(page["text"]?.string)
        #expect(text.contains("Bonjour ines,") && text.contains("/v1/apprenticeship/candidates/me/recommendations"))
        #expect(!text.contains(offer))
        let stop = try #require(page["unsubscribe"]?.string)
        craft.clock.advance(minutes: 7 * 1440)
        try tell()
        #expect(try craft.letters("apprenticeship-alert").count == 1)

        let path = try #require(stop.firstRange(of: "/v1/notifications/").map { String(stop[$0.lowerBound...]) })
        let stopped = try craft.api.send(
            .post, path, fields: ["Content-Type": "application/x-www-form-urlencoded"],
            body: "List-Unsubscribe=One-Click")
        #expect(stopped.status == 200, "\(stopped.text)")
        craft.clock.advance(minutes: 1)
        _ = try craft.offer(of: employer)
        craft.clock.advance(minutes: 7 * 1440)
        try tell()
        #expect(try craft.letters("apprenticeship-alert").count == 1)
    }

    @Test func `reminds of what nobody read on the third day and the seventh, once each`() throws {
        let craft = try Craft()
        try craft.account("baker", number: 11, Grant(.employer))
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let employer = try craft.employer()
        let unread = try #require(try craft.apply(try craft.offer(of: employer)).json["id"]?.string)
        let read = try #require(try craft.apply(try craft.offer(of: employer)).json["id"]?.string)
        #expect(try craft.step(read, "read", 1, as: "baker").status == 200)
        let service = try craft.service()
        func steps(after minutes: Int) throws -> [String] {
            craft.clock.advance(minutes: minutes)
            for _ in 0..<2 { try craft.write { _ = try service.remindOfUnread(in: $0) } }
            return try craft.letters("apprenticeship-application-unread").map(\.step)
        }
        #expect(try steps(after: 3 * 1440 - 1) == [])
        #expect(try steps(after: 1) == ["D+3"])
        #expect(try steps(after: 4 * 1440 - 1) == ["D+3"])
        #expect(try steps(after: 1) == ["D+3", "D+7"])
        #expect(try steps(after: 20 * 1440) == ["D+3", "D+7"])
        let letters = try craft.letters("apprenticeship-application-unread")
        #expect(try craft.text(of: letters[0])["text"]?.string?.contains(unread) == true)
    }

    @Test func `tells an employer once that an offer is full`() throws {
        let craft = try Craft()
        try craft.account("baker", number: 12, Grant(.employer))
        let offer = try craft.offer(of: try craft.employer())
        try craft.write { try $0.connection.run("UPDATE offer SET applications = 78 WHERE id = \(offer)") }
        for (token, count) in [("ines", 0), ("twin", 1), ("lucas", 1)] {
            try craft.register(token, Craft.profile(birth: "2007-05-04"))
            _ = try craft.apply(offer, as: token)
            #expect(try craft.letters("apprenticeship-offer-full").count == count, "\(token)")
        }
    }
}
