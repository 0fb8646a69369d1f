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

/// The transfer, or the end, of a service for one partner: all of its own in open formats, then nothing of it.
@Suite(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
struct `The archive of a partner` {
    private let folder = TemporaryFolder()
    private let api: TestAPI
    private let archive: String
    private var flags: [String] { ["--database", api.folder + "/db.sqlite", "--home", TestAPI.root] }

    init() throws {
        api = try TestAPI(environment: ["GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"])
        archive = folder.path + "/archive"
    }

    /// An organisation with a unit, a manager, somebody invited, a key and a webhook; the manager and the key.
    private func partner(_ slug: String, by administrator: TestCaller) throws -> (manager: TestCaller, key: TestCaller)
    {
        func made(_ caller: TestCaller, _ path: String, _ body: String) throws {
            let answer = try caller.post(path, json: body)
            try #require(answer.status == 201, "\(path): \(answer.text)")
        }
        try made(
            administrator, "/v1/directory/organisations",
            #"{"slug":"\#(slug)","name":"Caisse \#(slug) inoubliable","categories":["publicOperator"],"reach":"national"}"#
        )
        let key = try api.key(
            scopes: ["directory:write", "webhooks:manage", "events:read", "directory:read"].map { Scope($0) },
            organisation: slug)
        try made(
            key, "/v1/directory/units",
            #"{"organisation":"\#(slug)","name":"Agence \#(slug) inoubliable","level":"local","zones":[{"type":"commune","code":"59350"}]}"#
        )
        try made(
            key, "/v1/webhooks", #"{"url":"https://\#(slug).example.fr/x","types":["unit-changed"]}"#)
        let manager = try api.signIn(
            role: .init("organisationManager"), organisation: slug, email: "\(slug)-inoubliable@example.fr")
        try made(
            manager, "/v1/invitations",
            #"{"email":"invited@\#(slug).example.fr","name":"Invitée","role":"agent","organisation":"\#(slug)"}"#)
        return (manager, key)
    }

    @Test func `holds all of its own with digests, and its destruction leaves nothing, for good`() throws {
        let administrator = try api.signIn(role: .init("administrator"))
        let (manager, key) = try partner("caf", by: administrator)
        let (otherManager, otherKey) = try partner("cpam", by: administrator)
        let backup = folder.path + "/before.sqlite"
        #expect(CommandLineTool.run(["backup", backup] + flags) == 0)
        #expect(CommandLineTool.run(["archive", "export", archive, "--organisation", "nobody"] + flags) == 1)
        #expect(CommandLineTool.run(["archive", "export", archive, "--organisation", "caf"] + flags) == 0)
        #expect(CommandLineTool.run(["archive", "export", archive, "--organisation", "caf"] + flags) == 1, "exists")

        let manifest = try JSONTape(try #require(File.read(archive + "/manifest.json"))).root
        #expect(manifest["format"]?.string == "guichet-archive/1" && manifest["organisation"]?.string == "caf")
        let files = try #require(manifest["files"]).elements
        let rows = Dictionary(
            uniqueKeysWithValues: files.map { ($0["path"]?.string ?? "", $0["rows"]?.integer ?? -1) })
        for (path, expected) in [
            ("organisation.jsonl", 1), ("units.jsonl", 1), ("members.jsonl", 1), ("invitations.jsonl", 1),
            ("api-keys.jsonl", 1), ("webhooks.jsonl", 1),
        ] { #expect(rows[path] == expected, "\(path): \(rows)") }
        #expect(rows["journal.jsonl"] ?? 0 >= 6)
        let members = try text("members.jsonl")
        #expect(members.contains("caf-inoubliable@example.fr") && !members.contains("cpam"))
        #expect(try !text("webhooks.jsonl").contains("secret") && !text("api-keys.jsonl").contains("digest"))
        for line in try text("SHA256SUMS").split(separator: "\n") {
            let bytes = try #require(File.read(archive + "/" + line.dropFirst(66)))
            #expect(Digest.sha256(bytes).hexadecimal == line.prefix(64))
        }

        let erase = ["archive", "erase", archive, "--organisation"]
        #expect(CommandLineTool.run(erase + ["cpam"] + flags) == 1, "not its archive")
        File.create(archive + "/units.jsonl", try text("units.jsonl") + " ")
        #expect(CommandLineTool.run(erase + ["caf"] + flags) == 1, "altered")
        File.create(archive + "/units.jsonl", String(try text("units.jsonl").dropLast()))
        #expect(try manager.get("/v1/me").status == 200, "nothing was destroyed yet")
        #expect(CommandLineTool.run(erase + ["caf"] + flags) == 0)

        #expect(try api.get("/v1/directory/organisations/caf").status == 404)
        #expect(try manager.get("/v1/me").status == 401 && key.get("/v1/me").status == 401)
        #expect(try api.get("/v1/directory/organisations/cpam").status == 200)
        #expect(try otherManager.get("/v1/me").status == 200 && otherKey.get("/v1/webhooks").json["items"]?.count == 1)
        #expect(try api.owner.send(.get, "/v1/owner/journal/verification").json["faults"]?.count == 0)
        api.service.stop()
        let left = String(decoding: try #require(File.read(api.folder + "/db.sqlite")), as: UTF8.self)
        #expect(
            !left.contains("Caisse caf inoubliable") && !left.contains("caf-inoubliable")
                && left.contains("Caisse cpam"))

        let replaced = ["--keep-replaced", folder.path + "/after.sqlite"]
        #expect(CommandLineTool.run(["restore", backup] + replaced + flags) == 0)
        let certificates = try Backup.read(api.folder + "/db.sqlite") { connection in
            try connection.all("SELECT organisation, origin FROM partnerErasure") { row in
                "\(try row[0] as String) \(try row[1] as String)"
            }
        }
        #expect(certificates == ["caf ledger"], "the older backup had brought it back")
        let restored = String(decoding: try #require(File.read(api.folder + "/db.sqlite")), as: UTF8.self)
        #expect(!restored.contains("Caisse caf inoubliable") && restored.contains("Caisse cpam"))
    }

    @Test func `gives the files that its systems sent, as they were sent`() throws {
        let keys = folder.path + "/keys"
        try KeyFile(keys).create(at: Timestamp("2026-03-02T09:00:00Z")!)
        let sealed = try TestAPI(environment: ["GUICHET_KEYS": keys, "GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"])
        let administrator = try sealed.signIn(role: .init("administrator"))
        let organisation = #"{"slug":"caf","name":"Caf","categories":["publicOperator"],"reach":"national"}"#
        #expect(try administrator.post("/v1/directory/organisations", json: organisation).status == 201)
        let key = try sealed.key(scopes: [Scope("attachments:write"), Scope("attachments:read")])
        let sent = try sealed.send(
            .post, "/v1/attachments",
            fields: [
                "Authorization": key.field, "Content-Type": "application/pdf",
                "Content-Disposition": "attachment; filename=\"note.pdf\"",
            ], bytes: Array("%PDF-1.4\n%%EOF\n".utf8))
        let id = try #require(try sent.json["id"]?.string, "\(sent.text)")
        let flags = ["--database", sealed.folder + "/db.sqlite", "--home", TestAPI.root, "--keys", keys]
        #expect(CommandLineTool.run(["archive", "export", archive, "--organisation", "caf"] + flags) == 0)
        #expect(try text("attachments/\(id).pdf") == "%PDF-1.4\n%%EOF\n")
        #expect(CommandLineTool.run(["archive", "erase", archive, "--organisation", "caf"] + flags) == 0)
        #expect(try key.get("/v1/attachments/\(id)").status == 401)
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try #require(File.read(archive + "/" + path), "\(path)"), as: UTF8.self)
    }
}
