import App
import Crypto
import Database
import Foundation
import HTTP
import JSON
import Kernel
import LocalClient
import TestDatabases
import TestFolders
import TestSupport
import Testing

/// T30: who is erased is nowhere any more, and no backup brings them back.
@Suite struct `Erasing a person` {
    private static let markers = ["unforgettable", "inoubliable"]

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `leaves nothing of them in the files of the database, and gives a certificate`() throws {
        let api = try TestAPI(environment: ["GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"])
        let person = try Self.person(api)
        let officer = try api.signIn(role: .init("dpo"))
        #expect(try Self.holds(api, "unforgettable"))

        #expect(try person.post("/v1/privacy/erasures", json: #"{"account":"\#(person.account)"}"#).status == 403)
        let erased = try officer.post("/v1/privacy/erasures", json: #"{"email":"unforgettable@example.fr"}"#)
        #expect(erased.status == 201, "\(erased.text)")
        let id = try #require(try erased.json["id"]?.string)
        #expect(try erased.json["origin"]?.string == "request")
        let counts = try #require(try erased.json["counts"]).elements
        let rows = Dictionary(uniqueKeysWithValues: counts.map { ($0["name"]?.string ?? "", $0["rows"]?.integer ?? 0) })
        #expect(rows["account"] ?? 0 > 0 && rows["privacy-requests"] == 1 && rows["journal"] ?? 0 > 0, "\(rows)")
        #expect(try officer.get("/v1/privacy/erasures/\(id)").json["id"]?.string == id)
        #expect(try officer.get("/v1/privacy/erasures").json["items"]?.count == 1)

        #expect(try person.get("/v1/me").status == 401, "the session ended")
        let again = try officer.post("/v1/privacy/erasures", json: #"{"account":"\#(person.account)"}"#)
        #expect(again.status == 404)
        #expect(try officer.post("/v1/privacy/exports", json: #"{"account":"\#(person.account)"}"#).status == 404)
        for marker in Self.markers {
            // The log is emptied as soon as nobody reads in it.
            #expect(try eventually { try !Self.holds(api, marker) }, "\(marker)")
        }
        let report = try api.owner.send(.get, "/v1/owner/journal/verification")
        #expect(try report.json["faults"]?.count == 0)
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `holds when an older backup is put back`() throws {
        let api = try TestAPI()
        let person = try Self.person(api)
        let other = try api.signIn(email: "other@example.fr")
        let (database, backup) = (api.folder + "/db.sqlite", api.folder + "/old.sqlite")
        let flags = ["--database", database, "--home", TestAPI.root]
        #expect(CommandLineTool.run(["backup", backup] + flags) == 0)
        #expect(CommandLineTool.run(["privacy", "export", "--account", person.account] + flags) == 0)
        #expect(CommandLineTool.run(["privacy", "erase", "--account", person.account] + flags) == 0)
        #expect(CommandLineTool.run(["privacy", "erase", "--account", person.account] + flags) == 1)
        api.service.stop()
        #expect(try Self.states(database) == [person.account: "erased", other.account: "active"])
        #expect(CommandLineTool.run(["restore", backup, "--keep-replaced", api.folder + "/new.sqlite"] + flags) == 0)
        #expect(try Self.states(database) == [person.account: "erased", other.account: "active"])
        let origin = try Backup.read(database) { try $0.all("SELECT origin FROM erasure") { try $0[0] as String } }
        #expect(origin == ["ledger"])
        let bytes = try #require(File.read(database))
        #expect(!String(decoding: bytes, as: UTF8.self).contains("unforgettable"))
        let ledger = try String(contentsOfFile: database + ".erasures", encoding: .utf8)
        #expect(!ledger.contains(person.account) && ledger.split(separator: "\n").count == 1)
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `reaches those who have no account, by their address, and holds for them too`() throws {
        let home = TemporaryFolder()
        let keys = home.path + "/keys"
        #expect(CommandLineTool.run(["keys", "init", keys]) == 0)
        let api = try TestAPI(environment: ["GUICHET_KEYS": keys])
        let officer = try api.signIn(role: .init("dpo"))
        let address = "unforgettable@example.fr"
        let draft = #"{"kind":"erasure","email":"\#(address)","message":"Je suis inoubliable."}"#
        #expect(try api.signIn().post("/v1/privacy/requests", json: draft).status == 403)
        let filed = try officer.post("/v1/privacy/requests", json: draft)
        #expect(try filed.json["email"]?.string == address && filed.json["account"] == nil, "\(filed.text)")
        let request = "/v1/privacy/requests/" + (try #require(try filed.json["id"]?.string))
        let export = try officer.post("/v1/privacy/exports", json: #"{"email":"\#(address)"}"#)
        #expect(try export.json["email"]?.string == address && export.text.contains("inoubliable"), "\(export.text)")
        let unknown = #"{"email":"nobody@example.fr"}"#
        #expect(try officer.post("/v1/privacy/exports", json: unknown).status == 404)
        #expect(try officer.post("/v1/privacy/erasures", json: unknown).status == 404)

        let (database, backup) = (api.folder + "/db.sqlite", api.folder + "/old.sqlite")
        let flags = ["--database", database, "--home", TestAPI.root]
        #expect(CommandLineTool.run(["backup", backup] + flags) == 0)
        let accepted = try officer.post(request + "/accept", ifMatch: "*")
        #expect(try accepted.json["state"]?.string == "accepted" && accepted.json["email"] == nil, "\(accepted.text)")
        #expect(try officer.post("/v1/privacy/exports", json: #"{"email":"\#(address)"}"#).status == 404)
        api.service.stop()
        // Without the keys nobody could know whom to erase again: nobody is served.
        let replaced = ["--keep-replaced", api.folder + "/first.sqlite"]
        #expect(CommandLineTool.run(["restore", backup] + replaced + flags) == 1)
        #expect(
            CommandLineTool.run(
                ["restore", backup, "--keep-replaced", api.folder + "/new.sqlite", "--keys", keys] + flags) == 0)
        for file in [database, database + ".erasures"] {
            let bytes = try #require(File.read(file))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("unforgettable"), "\(file)")
        }
        let origins = try Backup.read(database) { try $0.all("SELECT origin FROM erasure") { try $0[0] as String } }
        #expect(origins == ["ledger"])
    }

    /// Somebody of whom the service knows much.
    private static func person(_ api: TestAPI) throws -> TestCaller {
        let person = try api.signIn(email: "unforgettable@example.fr")
        let filed = try person.post(
            "/v1/privacy/requests", json: #"{"kind":"rectification","message":"Je suis inoubliable."}"#)
        try #require(filed.status == 201, "\(filed.text)")
        return person
    }

    private static func holds(_ api: TestAPI, _ marker: String) throws -> Bool {
        ["", "-wal"].contains { suffix in
            let bytes = File.read(api.folder + "/db.sqlite" + suffix) ?? []
            return Data(bytes).range(of: Data(marker.utf8)) != nil
        }
    }

    private static func states(_ database: String) throws -> [String: String] {
        let rows = try Backup.read(database) { connection in
            try connection.all("SELECT id, state FROM account") { row in
                (try row["id"] as String, try row["state"] as String)
            }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
