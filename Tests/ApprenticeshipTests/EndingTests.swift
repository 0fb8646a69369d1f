import Apprenticeship
import Database
import Endpoints
import JSON
import Kernel
import LocalClient
import Synchronization
import TestSupport
import Testing

/// The last days of offers.
@Suite struct `The end of an offer` {
    /// Keeps what it is given, and the same letter once, as the real one does.
    private final class Box: Postbox {
        let letters = Mutex<[String]>([])

        func post(_ letter: Letter, in transaction: WriteTransaction) throws {
            letters.withLock { letters in
                let name = "\(letter.kind) \(letter.object) \(letter.step)"
                if !letters.contains(name) { letters.append(name) }
            }
        }
    }

    @Test func `is announced seven days and one day before, in one letter, and comes once`() throws {
        let craft = try Craft(now: "2026-07-10T08:00:00Z")
        // Letters go to accounts: this one is real enough to be written to.
        let employer = try craft.employer()
        let account = "01890a5d-ac96-7b7c-8f2e-0123456789ab"
        try craft.write { transaction in
            try transaction.connection.run(
                """
                INSERT INTO account (id, name, searchName, email, language, state, createdAt, version)
                VALUES (\(account), 'Baker', 'baker', 'baker@exemple.fr', 'fr', 'active', \(transaction.now), 1)
                """)
            try transaction.connection.run("UPDATE employerUser SET account = \(account)")
        }
        craft.api.know(
            .person(Person(account: account, session: account, grants: [Grant(Role(rawValue: "employer"))])),
            by: "baker")
        let one = try craft.offer(of: employer)
        _ = try craft.offer(of: employer)
        #expect(try craft.get("/offers/\(one)").json["expiresOn"]?.string == "2026-09-10")
        let box = Box()
        let service = Jobs.of(craft, postbox: box)
        func run() throws {
            for _ in 0..<2 {
                try craft.write { transaction in
                    try service.remindOfEndings(in: transaction)
                    _ = try service.expireOffers(in: transaction)
                }
            }
        }
        craft.clock.advance(minutes: 54 * 1440)
        try run()
        #expect(box.letters.withLock { $0 }.isEmpty)
        craft.clock.advance(minutes: 1440)
        try run()
        #expect(box.letters.withLock(\.self).map { $0.split(separator: " ").last! } == ["D-7/2026-09-10"])
        craft.clock.advance(minutes: 6 * 1440)
        try run()
        #expect(box.letters.withLock(\.count) == 2)
        craft.clock.advance(minutes: 1440)
        try run()
        #expect(box.letters.withLock(\.count) == 3)
        let ended = try craft.get("/offers/\(one)", as: "baker")
        #expect(try ended.json["state"]?.string == "expired")
        let again = try craft.post("/offers/\(one)/extend", as: "baker", version: "3")
        #expect(
            try again.json["expiresOn"]?.string == "2026-11-10" && again.json["state"]?.string == "active",
            "\(again.text)")
    }
}
