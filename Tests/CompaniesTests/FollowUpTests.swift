import Accounts
import Endpoints
import Glibc
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

@testable import Companies

/// Following companies, seen from outside.
@Suite struct `Following a company` {
    private let register: Register
    private let account: String

    init() throws {
        register = try Register()
        let made = try register.api.owner.send(
            .post, "/v1/owner/accounts", fields: ["Content-Type": "application/json"],
            body: Array(
                #"{"email":"lea@dreets.example","name":"Léa","role":"agent","organisation":"dreets-exemple"}"#.utf8))
        account = try #require(made("id"), "\(made.text)")
        register.api.know(Register.person(account, Grant(.agent, organisation: "dreets-exemple")), by: "reader")
    }

    private func follow(_ body: String) throws -> Answer {
        try register.post("/v1/company-follow-ups", body, as: "reader")
    }

    /// The letters to the reader about companies, once there are so many.
    private func letters(awaiting count: Int) throws -> Int {
        var found = 0
        try eventually {
            let page = try register.api.owner.send(.get, "/v1/owner/outbox?limit=100").json["items"]
            found = page?.elements.count { $0["kind"]?.string == "company-digest" } ?? 0
            return found >= count
        }
        return found
    }

    /// Waits until a follow-up was looked after once more: its letter is written in the same transaction.
    private func lookedAfter(_ path: String, after instant: String) throws -> JSONValue {
        try eventually { try (register.get(path, as: "reader")("lookedAt") ?? "") > instant }
        return try register.get(path, as: "reader").json
    }

    @Test func `tells every morning that something changed, and shows what to the reader alone`() throws {
        let made = try follow("{\"siret\":\"\(Register.bakery)\",\"rhythm\":\"daily\"}")
        #expect(made.status == 201, "\(made.text)")
        #expect(made("nextAt") == "2026-10-02T05:00:00.000Z", "seven in Paris")
        let path = try #require(made["Location"])
        let moved = Stock.establishments.replacing("12,RUE,DE LANNOY", with: "14,RUE,DE LANNOY")
            .replacing("L'ÉCHELLE À PAINS,10.71C", with: "L'ÉCHELLE À PAINS,10.71D")
        _ = try register.bring("moved.csv", moved)
        #expect(try register.get(path, as: "reader").json["changes"]?.count == 0, "not before the morning")
        register.clock.advance(minutes: 24 * 60)
        #expect(try letters(awaiting: 1) == 1)
        let shown = try #require(try register.get(path, as: "reader").json["changes"]).elements
        #expect(Set(shown.compactMap { $0["kind"]?.string }) == ["naf", "address"])
        #expect(shown.contains { $0["before"]?.string == "10.71C" && $0["after"]?.string == "10.71D" })
        let letter = try register.api.owner.send(.get, "/v1/owner/outbox?limit=100").json["items"]?.elements.first {
            $0["kind"]?.string == "company-digest"
        }
        let text = try register.api.owner.send(.get, "/v1/owner/outbox/\(letter?["id"]?.string ?? "")").text
        #expect(text.contains("/v1/company-follow-ups"))
        #expect(!text.contains("73282932") && !text.contains("LANNOY"), "the letter does not say what")
        #expect(try register.get(path, as: "agent").status == 404)
        register.clock.advance(minutes: 24 * 60)
        _ = try lookedAfter(path, after: "2026-10-02T08:00:01.000Z")
        #expect(try letters(awaiting: 1) == 1, "nothing new, no letter")
    }

    @Test func `tells of what services enter, as far as the reader sees it`() throws {
        _ = try register.group(
            "Travail", organisation: "dreets-exemple", chief: "chief",
            scopes: ["interventions:read", "interventions:write"])
        let path = try #require(try follow(#"{"siren":"732829320","rhythm":"weekly"}"#)["Location"])
        func enter(_ confidentiality: String) throws -> String? {
            try register.post(
                "/v1/interventions",
                """
                {"siret":"\(Register.bakery)","kind":"visit","state":"planned","day":"2026-10-20","confidentiality":"\(confidentiality)"}
                """, as: "chief")("id")
        }
        register.clock.advance(seconds: 5)
        let open = try enter("metadata")
        _ = try enter("secret")
        let fraud = try register.group(
            "Fraudes", organisation: "ddpp-exemple", chief: "fraud-chief", scopes: ["interventions:read"])
        _ = try register.join(fraud, account, scopes: ["interventions:read"], by: "fraud-chief")
        // A Monday comes.
        register.clock.advance(minutes: 7 * 24 * 60)
        #expect(try letters(awaiting: 1) == 1)
        let changes = try register.get(path, as: "reader").json["changes"]?.elements.filter {
            $0["kind"]?.string == "intervention"
        }
        #expect(changes?.map { $0["after"]?.string } == [open], "nothing of what is secret")
    }

    @Test func `is said once, changed by saying it again, and stopped`() throws {
        let first = try follow("{\"siret\":\"\(Register.bakery)\",\"rhythm\":\"daily\"}")
        let again = try follow("{\"siret\":\"\(Register.bakery)\",\"rhythm\":\"weekly\"}")
        #expect(again.status == 200)
        #expect(again("id") == first("id"))
        #expect(again("nextAt") == "2026-10-05T05:00:00.000Z", "Monday")
        #expect(try follow(#"{"siren":"732829320","rhythm":"daily"}"#).status == 201)
        #expect(try register.get("/v1/company-follow-ups", as: "reader").json["items"]?.count == 2)
        #expect(try register.get("/v1/company-follow-ups", as: "agent").json["items"]?.count == 0)
        let sheet = try register.get("/v1/companies/732829320?sections=follow-up", as: "reader")
        #expect(try sheet.json["sections"]?["follow-up"]?["data"]?["followUp"]?.string != nil)
        let path = try #require(first["Location"])
        #expect(try register.send(.delete, path, as: "agent").status == 404)
        #expect(try register.send(.delete, path, as: "reader").status == 204)
        #expect(try register.get(path, as: "reader").status == 404)
    }

    @Test(arguments: [
        (#"{"rhythm":"daily"}"#, 422), (#"{"siren":"732829320","rhythm":"hourly"}"#, 422),
        (#"{"siren":"542065479","rhythm":"daily"}"#, 404), (#"{"siret":"13002526600013","rhythm":"daily"}"#, 422),
        (#"{"siren":"552081317","siret":"73282932000074","rhythm":"daily"}"#, 422),
    ]) func `needs a company that is known, and a rhythm`(body: String, status: Int) throws {
        #expect(try follow(body).status == status)
    }

    @Test(arguments: [
        (CompanyFollowUp.Rhythm.daily, "2026-10-01T08:00:00Z", "2026-10-02T05:00:00.000Z"),
        (.daily, "2026-10-01T04:59:59Z", "2026-10-01T05:00:00.000Z"),
        (.daily, "2026-10-24T12:00:00Z", "2026-10-25T06:00:00.000Z"),
        (.weekly, "2026-10-05T04:00:00Z", "2026-10-05T05:00:00.000Z"),
        (.weekly, "2026-10-05T05:00:00Z", "2026-10-12T05:00:00.000Z"),
    ]) func `comes at seven in Paris`(rhythm: CompanyFollowUp.Rhythm, now: String, next: String) throws {
        #expect(rhythm.next(after: try #require(Timestamp(now))).description == next)
    }
}
