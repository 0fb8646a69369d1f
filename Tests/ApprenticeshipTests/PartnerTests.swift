import Accounts
import Apprenticeship
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Synchronization
import TestSupport
import Testing

/// Partners: duplicates in feeds, what is theirs in an archive, the people of employers, figures and pay.
@Suite struct `Partners and employers` {
    private func item(_ id: String, title: String, more: String = "") -> String {
        """
        {"externalId":"\(id)","siret":"73282932000074","contact":{"email":"contact@exemple.fr"},"title":"\(title)",\
        "trade":"boulanger","targetLevel":3,"start":"2026-09-07","durationMonths":24,"workplace":{"commune":"59512"},\
        "description":"\(more.isEmpty ? "Pétrissage et cuisson dans une petite équipe, \(id)." : more)"}
        """
    }

    private func feed(_ craft: Craft, _ items: String..., as token: String = "feeder") throws -> [JSONValue] {
        let answer = try craft.post(
            "/partners/offers:batch", #"{"offers":[\#(items.joined(separator: ","))]}"#, as: token)
        return try #require(try answer.json["items"], "\(answer.text)").elements.map { $0 }
    }

    @Test func `keep the better of two offers that say the same, and say which`() throws {
        let craft = try Craft()
        _ = try craft.employer()
        let long = String(repeating: "Pétrissage, façonnage, cuisson. ", count: 8)
        let first = try feed(
            craft, item("A", title: "Apprenti boulanger H/F"), item("B", title: "Apprenti(e) boulanger (H/F)"),
            item("C", title: "Vendeur en boulangerie"), item("D", title: "Apprenti boulanger", more: long))
        #expect(
            first.compactMap { $0["status"]?.string } == ["created", "held", "created", "created"],
            "\(first.map(\.raw))")
        let (kept, twin, better) = (first[0]["offer"]?.string, first[1], first[3]["offer"]?.string)
        #expect(twin["reason"]?.string == "duplicate" && twin["duplicateOf"]?.string == kept)
        let state = try craft.get("/offers/\(try #require(kept))", as: "baker").json
        #expect(state["state"]?.string == "suspended" && state["reason"]?.string == "duplicate")
        #expect(try craft.get("/offers/\(try #require(better))").status == 200)
        // What the employer wrote itself is better than any feed.
        let own = try Craft()
        let offer = try own.offer(of: try own.employer())
        let held = try feed(own, item("A", title: "Apprenti boulanger ou apprentie boulangere", more: long))
        #expect(held[0]["duplicateOf"]?.string == offer && held[0]["status"]?.string == "held")
    }

    @Test func `hold a second offer for the same place and level whose title or description is the same`() throws {
        let craft = try Craft()
        _ = try craft.employer()
        func place(_ commune: String) -> String {
            #""workplace":{"commune":"\#(commune)","latitude":50.65,"longitude":3.15}"#
        }
        func offer(
            _ id: String, _ title: String, commune: String = "59512", level: Int = 3, description: String = ""
        ) -> String {
            item(id, title: title, more: description).replacing(
                #""workplace":{"commune":"59512"}"#, with: place(commune)
            )
            .replacing(#""targetLevel":3"#, with: #""targetLevel":\#(level)"#)
        }
        let words = "Pétrissage et cuisson dans une petite équipe du quartier."
        let cases: [(offer: String, status: String)] = [
            (offer("A", "Apprenti boulanger", description: words), "created"),
            // 17 pairs of letters of 22: alike by 0.77.
            (offer("B", "Apprenti boulanger patissier"), "created"),
            (offer("C", "Apprenti boulanger", commune: "59350"), "created"),
            (offer("D", "Apprenti boulanger", level: 4), "created"),
            (offer("E", "Apprenti boulangers"), "held"),
            (offer("F", "Poste en fournil", description: words), "held"),
        ]
        for (offer, status) in cases {
            #expect(try feed(craft, offer).map { $0["status"]?.string } == [status], "\(offer)")
        }
    }

    @Test func `measure how alike titles are by their pairs of letters`() {
        #expect(Twins.likeness("Boulanger", "boulanger") == 1)
        #expect(abs(Twins.likeness("night", "nacht") - 0.25) < 1e-12)
        #expect(Twins.likeness("boulanger", "coiffeur") < 0.3)
        #expect(Twins.likeness("é", "e") == 1 && Twins.likeness("a", "b") == 0)
    }

    @Test func `take their offers and courses away, and leave none of their words`() throws {
        let craft = try Craft()
        _ = try craft.employer()
        let fed = try feed(craft, item("A", title: "Apprenti boulanger inoubliable"))
        let offer = try #require(fed[0]["offer"]?.string)
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let application = try #require(try craft.apply(offer).json["id"]?.string)
        _ = try craft.course()
        let parts = Jobs.of(craft).feature.partnerData
        let rows = Mutex<[String]>([])
        let archive = PartnerArchive(row: { row in rows.withLock { $0.append(row) } }, file: { _, _ in })
        for part in parts {
            for name in ["flux-exemple", "cfa-exemple", "nobody"] {
                try craft.read { try part.export(name, $0, archive) }
            }
        }
        let all = rows.withLock { $0 }
        #expect(all.count == 2 && all[0].contains("inoubliable") && all[1].contains("2028-06-30"), "\(all)")
        #expect(all.allSatisfy { (try? JSONTape(Array($0.utf8))) != nil })
        try craft.write { transaction in
            for part in parts {
                #expect(try part.erase("nobody", transaction) == 0)
                let sum = try part.erase("flux-exemple", transaction) + part.erase("cfa-exemple", transaction)
                #expect(sum == 1)
            }
        }
        #expect(try craft.get("/offers/\(offer)").status == 404)
        #expect(try craft.get("/trainings?trade=boulanger").json["items"]?.count == 0)
        let left = try craft.read {
            try $0.value(
                "SELECT count(*) FROM offer WHERE details LIKE '%inoubliable%' OR folded LIKE '%inoubliable%' OR contact LIKE '%exemple%'",
                as: Int.self)
        }
        #expect(left == 0)
        // Who applied still sees that they did.
        #expect(try craft.get("/applications/\(application)", as: "ines").status == 200)
    }

    @Test func `may be joined by a colleague, and tell nobody who has an account`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        let account = "01890a5d-ac96-7b7c-8f2e-0123456789ac"
        try craft.write { transaction in
            try transaction.connection.run(
                """
                INSERT INTO account (id, name, searchName, email, language, state, createdAt, version)
                VALUES (\(account), 'Collègue', 'collegue', 'collegue@exemple.fr', 'fr', 'active', \(transaction.now), 1)
                """)
        }
        craft.api.know(
            .person(Person(account: account, session: account, grants: [Grant(.employer)], hasSecondFactor: true)),
            by: "colleague")
        func join(_ email: String, as token: String) throws -> Int {
            try craft.post("/employers/\(employer)/users", #"{"email":"\#(email)"}"#, as: token).status
        }
        #expect(try craft.get("/employers", as: "colleague").json["items"]?.count == 0)
        #expect(try join("collegue@exemple.fr", as: "hairdresser") == 404)
        #expect(try join("collegue@exemple.fr", as: "stranger") == 404)
        #expect(try join("x", as: "baker") == 422)
        #expect(try join("nobody@exemple.fr", as: "baker") == 204 && join("collegue@exemple.fr", as: "baker") == 204)
        #expect(try craft.get("/employers", as: "colleague").json["items"]?.count == 1)
        #expect(try join("collegue@exemple.fr", as: "adviser") == 204)
        let letters = try craft.read {
            try $0.value("SELECT count(*) FROM letter WHERE kind = 'apprenticeship-employer-joined'", as: Int.self)
        }
        #expect(letters == 1)
    }

    @Test func `are told when they are refused, and counsellors when they wait`() throws {
        let craft = try Craft(now: "2026-06-01T08:00:00Z")
        let employer = try craft.employer(verified: false)
        let account = "01890a5d-ac96-7b7c-8f2e-0123456789ad"
        try craft.write { transaction in
            let now = transaction.now
            try transaction.connection.run(
                """
                INSERT INTO account (id, name, searchName, email, language, state, createdAt, version)
                VALUES (\(account), 'Awa', 'awa', 'awa@exemple.fr', 'fr', 'active', \(now), 1)
                """)
            try transaction.connection.run("UPDATE employerUser SET account = \(account)")
            try transaction.connection.run(
                """
                INSERT INTO membership (id, account, role, zones, createdAt, version)
                VALUES (\(account), \(account), 'counsellor', 'departement:29', \(now), 1)
                """)
        }
        let box = Box()
        func remind() throws { try craft.write { _ = try Jobs.of(craft, postbox: box).remindCounsellors(in: $0) } }
        try remind()
        #expect(box.names.isEmpty)
        try craft.write { try $0.connection.run("UPDATE membership SET zones = 'departement:62,departement:59'") }
        // Monday, twice; Tuesday; Wednesday.
        try remind()
        try remind()
        #expect(box.names == ["apprenticeship-employer-waiting 2026-06-01"])
        craft.clock.advance(minutes: 1440)
        try remind()
        #expect(box.names.count == 1)
        craft.clock.advance(minutes: 1440)
        try remind()
        #expect(box.names.count == 2)
        #expect(
            try craft.post("/employers/\(employer)/verify", #"{"isAccepted":false}"#, as: "adviser", version: "1")
                .status == 200)
        let refused = try craft.read {
            try $0.value("SELECT count(*) FROM letter WHERE kind = 'apprenticeship-employer-refused'", as: Int.self)
        }
        #expect(refused == 1)
        craft.clock.advance(minutes: 2 * 1440)
        try remind()
        #expect(box.names.count == 2)
    }

    /// Keeps the same letter once, as the real one does.
    private final class Box: Postbox {
        private let letters = Mutex<[String]>([])
        var names: [String] { letters.withLock { $0 } }

        func post(_ letter: Letter, in transaction: WriteTransaction) throws {
            let name = "\(letter.kind) \(letter.step)"
            letters.withLock { letters in if !letters.contains(name) { letters.append(name) } }
        }
    }
}
