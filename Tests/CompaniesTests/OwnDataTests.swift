import Accounts
import App
import Crypto
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestDatabases
import TestFolders
import TestSupport
import Testing

@testable import Companies

/// Files of interventions, and what people and organisations take away or have erased.
@Suite struct `What services keep of companies` {
    private let register: Register
    private let group: String
    private let folder = TemporaryFolder()

    init() throws {
        let keys = folder.path + "/keys"
        try KeyFile(keys).create(at: Timestamp("2026-03-02T09:00:00Z")!)
        register = try Register(environment: ["GUICHET_KEYS": keys, "GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"])
        group = try register.group(
            "Travail", organisation: "dreets-exemple", chief: "chief",
            scopes: ["interventions:read", "interventions:write"])
    }

    private func enter(_ confidentiality: String, as token: String = "chief") throws -> String {
        let answer = try register.post(
            "/v1/interventions",
            """
            {"siret":"\(Register.bakery)","kind":"visit","state":"planned","day":"2026-10-20","summary":"Inoubliable",
            "confidentiality":"\(confidentiality)"}
            """, as: token)
        return try #require(answer("id"), "\(answer.text)")
    }

    private func upload(as token: String) throws -> String {
        let sent = try register.api.send(
            .post, "/v1/attachments",
            fields: [
                .authorization: "Bearer \(token)", .contentType: "application/pdf",
                "Content-Disposition": "attachment; filename=\"constat.pdf\"",
            ], bytes: Array("%PDF-1.4\n%%EOF\n".utf8))
        return try #require(sent("id"), "\(sent.text)")
    }

    @Test func `has files that are read by whoever sees all of the intervention`() throws {
        let fraud = try register.group(
            "Fraudes", organisation: "ddpp-exemple", chief: "fraud-chief", scopes: ["interventions:read"])
        _ = fraud
        for (confidentiality, status) in [("full", 200), ("summary", 404), ("secret", 404)] {
            let id = try enter(confidentiality)
            let file = try upload(as: "chief")
            let path = "/v1/interventions/\(id)/attachments/\(file)"
            #expect(try register.send(.put, path, "", as: "fraud-chief").status != 200, "another service's")
            let attached = try register.api.send(.put, path, fields: [.authorization: "Bearer chief"])
            #expect(attached.status == 200, "\(attached.text)")
            #expect(attached.text.contains("constat.pdf"))
            let content = "/v1/attachments/\(file)/content"
            #expect(try register.get(content, as: "chief").status == 200)
            #expect(try register.get(content, as: "fraud-chief").status == status, "\(confidentiality)")
            #expect(try register.get(content, as: "agent").status == 404)
            let seen = try register.get("/v1/interventions/\(id)", as: "fraud-chief").text
            #expect(seen.contains("constat.pdf") == (status == 200))
        }
        let stranger = try upload(as: "fraud-chief")
        let id = try enter("full")
        #expect(
            try register.api.send(
                .put, "/v1/interventions/\(id)/attachments/\(stranger)", fields: [.authorization: "Bearer chief"]
            ).status == 404, "a file that somebody else sent")
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `leaves with its organisation, and nothing of it stays`() throws {
        let organisation =
            #"{"slug":"dreets-exemple","name":"Dreets","categories":["publicOperator"],"reach":"national"}"#
        let made = try register.post("/v1/directory/organisations", organisation, as: "administrator")
        #expect(made.status == 201, "\(made.text)")
        _ = try enter("secret")
        _ = try register.post(
            "/v1/companies/732829320/notes", #"{"text":"Note inoubliable"}"#, as: "chief")
        _ = try register.post(
            "/v1/company-lists", "{\"name\":\"Liste inoubliable\",\"group\":\"\(group)\"}", as: "chief")
        let fraud = try register.group("Fraudes", organisation: "ddpp-exemple", chief: "fraud-chief", scopes: [])
        _ = try register.post(
            "/v1/exchanges", "{\"toGroup\":\"\(fraud)\",\"siren\":\"732829320\",\"question\":\"Inoubliable ?\"}",
            as: "chief")
        let agreement = try register.post(
            "/v1/agreements",
            """
            {"partner":"Dreets","organisation":"dreets-exemple","legalBasis":"CRPA, L114-8","purposes":["control"],
            "section":"aid","scopes":[],"recipients":"Tous","retentionDays":30,"startsOn":"2026-01-01","endsOn":"2026-12-31",
            "mapping":{"siret":"SIRET","dataDate":null,"columns":[{"from":"X","to":"x","type":"text"}]}}
            """, as: "administrator")
        let id = try #require(agreement("id"), "\(agreement.text)")
        let record = try register.send(
            .put, "/v1/agreements/\(id)/records/\(Register.bakery)", #"{"X":"Inoubliable"}"#, as: "chief")
        #expect(record.status == 204, "\(record.text)")
        let archive = register.files.path + "/archive"
        let flags = [
            "--organisation", "dreets-exemple", "--database", register.api.folder + "/db.sqlite", "--home",
            TestAPI.root,
        ]
        #expect(CommandLineTool.run(["archive", "export", archive] + flags) == 0)
        for (file, word) in [
            ("company-interventions", "Inoubliable"), ("company-notes", "Note inoubliable"),
            ("company-lists", "Liste inoubliable"), ("company-exchanges", "Inoubliable ?"),
            ("company-deposits", "Inoubliable"), ("company-agreements", "CRPA"), ("company-groups", "chief"),
        ] {
            let bytes = try #require(File.read("\(archive)/\(file).jsonl"), "\(file)")
            #expect(String(decoding: bytes, as: UTF8.self).contains(word), "\(file)")
        }
        #expect(CommandLineTool.run(["archive", "erase", archive] + flags) == 0)
        #expect(try register.get("/v1/groups/\(group)", as: "administrator").status == 404)
        #expect(try register.get("/v1/groups/\(fraud)", as: "administrator").status == 200, "another's")
        #expect(try register.get("/v1/agreements", as: nil).json["items"]?.count == 0)
        register.api.service.stop()
        for table in Self.emptied {
            let rows = try Backup.read(register.api.folder + "/db.sqlite") { try $0.value(table.count, as: Int.self) }
            #expect(rows == 0, "\(table.name)")
        }
    }

    /// The tables that hold nothing but what is that organisation's here.
    private static let emptied: [(name: String, count: SQL)] = [
        ("intervention", "SELECT count(*) FROM intervention"), ("notes", "SELECT count(*) FROM companyNote"),
        ("lists", "SELECT count(*) FROM companyList"), ("exchanges", "SELECT count(*) FROM companyExchange"),
        ("records", "SELECT count(*) FROM partnerRecord"), ("agreements", "SELECT count(*) FROM companyAgreement"),
        ("members", "SELECT count(*) FROM companyGroupMember WHERE account = 'chief'"),
    ]

    @Test func `is told to the agent who asks, and loses their name when they are erased`() throws {
        let made = try register.api.owner.send(
            .post, "/v1/owner/accounts", fields: [.contentType: "application/json"],
            body: Array(#"{"email":"lea@dreets.example","name":"Léa","role":"agent"}"#.utf8))
        let account = try #require(made("id"), "\(made.text)")
        register.api.know(Register.person(account, Grant(.agent, organisation: "dreets-exemple")), by: "lea")
        _ = try register.join(
            group, account, scopes: ["interventions:read", "interventions:write"], by: "chief")
        let intervention = try enter("full", as: "lea")
        _ = try register.post("/v1/companies/732829320/notes", #"{"text":"Note de Léa"}"#, as: "lea")
        _ = try register.post("/v1/company-lists", #"{"name":"Liste de Léa"}"#, as: "lea")
        _ = try register.post("/v1/company-follow-ups", #"{"siren":"732829320","rhythm":"daily"}"#, as: "lea")
        let export = try register.post("/v1/privacy/exports", "{}", as: "lea")
        for word in [intervention, "Note de Léa", "Liste de Léa", "daily", "Inoubliable"] {
            #expect(export.text.contains(word), "\(word): \(export.text)")
        }
        let erased = try register.api.owner.send(
            .post, "/v1/owner/privacy/erasures", fields: [.contentType: "application/json"],
            body: Array("{\"account\":\"\(account)\"}".utf8))
        #expect(erased.status < 300, "\(erased.text)")
        #expect(try register.get("/v1/interventions/\(intervention)", as: "chief").status == 200, "the service's own")
        #expect(try register.get("/v1/companies/732829320/notes", as: "chief").items("author") == [""])
        register.api.service.stop()
        guard TestDatabase.isSQLite else { return }
        let left = String(decoding: try #require(File.read(register.api.folder + "/db.sqlite")), as: UTF8.self)
        #expect(!left.contains("Liste de Léa") && !left.contains("lea@dreets"))
    }
}
