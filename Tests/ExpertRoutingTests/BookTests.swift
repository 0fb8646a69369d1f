import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

@testable import ExpertRouting

/// The address book that is kept in memory is the one that is stored: what changes is read again, whatever it is.
@Suite struct `The address book in memory` {
    private let service: RoutingService

    init() throws { service = try RoutingService() }

    /// Asks with the book in memory, and with the whole of it read from the database.
    private func check(_ step: String) throws {
        let now = service.time.clock.now()
        for commune in ["59350", "62041", "97411"] {
            for subject in ["recruter", "former"] {
                let company = #"{"commune":"\#(commune)","headcount":12}"#
                let kept = try service.evaluate(company, subject: subject)
                let whole = try service.evaluate(company, subject: subject, more: #","asOf":"\#(now)""#)
                #expect(kept.status == 200 && kept.body == whole.body, "\(step): \(kept.text)\n\(whole.text)")
            }
        }
    }

    private func patch(_ path: String, _ json: String) throws {
        let answer = try service.api.send(
            .patch, path, json: json, fields: [.authorization: "Bearer administrator", .ifMatch: "*"])
        #expect(answer.status == 200, "\(path) \(answer.text)")
    }

    private func selected(_ commune: String = "59350") throws -> [String] {
        try service.evaluate(#"{"commune":"\#(commune)","headcount":12}"#).selected
    }

    @Test func `follows experts, what they do, and rules at every level`() throws {
        let cma = try service.colleague("cma")
        try check("an expert")
        let cci = try service.colleague("cci", on: [])
        try check("an expert with nothing to do")
        let expertise = try service.make("/v1/expertises", #"{"expert":"\#(cci.expert)","subject":"recruter"}"#)
        try check("an expertise")
        #expect(try selected() == ["cci", "cma"])
        let zones = #"[{"type":"departement","code":"62"}]"#
        let moved = #"{"unit":"\#(cma.unit)","name":"CMA","mailbox":"cma@equipe.example","zones":\#(zones)}"#
        #expect(try service.put("/v1/experts/\(cma.expert)", moved).status == 200)
        try check("an expert's own zones")
        #expect(try selected() == ["cci"])
        #expect(try selected("62041") == ["cma"])
        for (level, owner) in [
            ("organisation", "cci"), ("unit", cci.unit), ("expert", cci.expert), ("expertise", expertise),
        ] {
            let when = #"{"field":"headcount","op":"gte","value":50}"#
            let rule = try service.make(
                "/v1/eligibility-rules",
                #"{"owner":{"level":"\#(level)","id":"\#(owner)"},"when":\#(when),"onMissing":"reject"}"#)
            try check("a rule of the \(level)")
            #expect(try selected() == [])
            #expect(try service.delete("/v1/eligibility-rules/\(rule)").status == 204)
            try check("no rule of the \(level)")
            #expect(try selected() == ["cci"])
        }
        #expect(try service.delete("/v1/expertises/\(expertise)").status == 204)
        try check("no expertise")
        #expect(try service.delete("/v1/experts/\(cma.expert)").status == 204)
        try check("no expert")
        #expect(try selected("62041") == [])
    }

    @Test func `follows units, organisations and subjects`() throws {
        let cma = try service.colleague("cma")
        _ = try service.colleague("cci")
        #expect(try selected() == ["cci", "cma"])
        try patch("/v1/directory/units/\(cma.unit)", #"{"zones":[{"type":"departement","code":"62"}]}"#)
        try check("a unit's zones")
        #expect(try selected("62041") == ["cma"])
        try patch("/v1/directory/units/\(cma.unit)", #"{"state":"suspended"}"#)
        try check("a suspended unit")
        #expect(try selected("62041") == [])
        try patch("/v1/directory/organisations/cci", #"{"name":"Chambre"}"#)
        try check("an organisation's name")
        #expect(try service.put("/v1/routing/profiles/cci", #"{"categories":["cma"]}"#).status == 200)
        try check("an organisation's profile")
        let subject = #"{"theme":"ressources-humaines","label":{"fr":"R","en":"H"},"policy":"closestLevel"}"#
        let kept = try service.put("/v1/subjects/recruter", subject)
        #expect(kept.status == 200, "\(kept.text)")
        try check("a subject's policy")
        _ = try service.colleague("autre", zones: ["commune:59350"])
        try check("the closest level")
        #expect(try selected() == ["autre"])
    }

    @Test func `follows what begins and ends by itself`() throws {
        let cma = try service.colleague("cma")
        _ = try service.colleague("cci")
        let account = try service.account("jean")
        let team = try service.expert(in: cma.unit, "Jean", members: [account])
        let absence = try service.post(
            "/v1/absences", #"{"from":"2026-03-14","to":"2026-03-15"}"#, as: "jean")
        #expect(absence.status == 201, "\(absence.text)")
        func asked() throws -> Bool {
            try service.evaluate(#"{"commune":"59350"}"#).json["selected"]?.elements
                .contains { $0["expert"]?.string == team } == true
        }
        try check("an absence to come")
        #expect(try asked())
        service.time.advance(minutes: 2 * 24 * 60)
        try check("an absence")
        #expect(try !asked())
        service.time.advance(minutes: 2 * 24 * 60)
        try check("somebody back")
        #expect(try asked())
        let draft = try service.make(
            "/v1/change-sets",
            #"{"organisation":"cci","title":"Demain","effectiveFrom":"2026-03-17","#
                + #""changes":[{"operation":"changeOrganisation","changes":{"name":"Demain"}}]}"#)
        let published = try service.api.send(
            .post, "/v1/change-sets/\(draft)/publish", fields: [.authorization: "Bearer administrator", .ifMatch: "*"])
        #expect(published.status == 200, "\(published.text)")
        try check("a change to come")
        service.time.advance(minutes: 2 * 24 * 60)
        try check("a change that came")
        let names = try service.evaluate(#"{"commune":"59350"}"#).json["selected"]?.elements
            .compactMap { $0["organisationName"]?.string }
        #expect(try #require(names).contains("Demain"))
    }

    @Test func `forgets what a change that failed had shown it`() throws {
        let held = HeldDatabase()
        let service = try RoutingService(extra: [held.feature])
        let (cma, cci) = (try service.colleague("cma"), try service.colleague("cci"))
        let database = try held.database
        let shelf = BookShelf(ruleSet: Book.rules, clock: service.time.clock)
        @Sendable func asked(_ connection: Connection) throws -> [String] {
            let subject: Identifier<Subject>? = try connection.value(
                "SELECT id FROM subjectPeriod WHERE slug = 'recruter'")
            return try shelf.book(in: connection).select(
                SelectionRequest(
                    subject: #require(subject), company: Book.company("59350"), day: #require(Day("2026-03-12")))
            ).selected.map(\.organisation)
        }
        let reader = try database.makeReader()
        #expect(try reader.read(asked) == ["cci", "cma"])
        struct Undone: Error {}
        #expect(throws: Undone.self) {
            try database.writer.write { transaction in
                try transaction.connection.run("DELETE FROM expertisePeriod WHERE expert = \(cma.expert)")
                #expect(try asked(transaction.connection) == ["cci"])
                throw Undone()
            }
        }
        // The next change gets the number of the one that failed.
        _ = try database.writer.write { transaction in
            try transaction.connection.run("UPDATE expertPeriod SET name = 'Autre' WHERE id = \(cci.expert)")
        }
        #expect(try reader.read(asked) == ["cci", "cma"])
    }
}
