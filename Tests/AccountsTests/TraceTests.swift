import Accounts
import Glibc
import HTTP
import JSON
import Kernel
import LocalClient
import Logging
import TestDatabases
import TestSupport
import Testing

/// What sign-ins and keys leave behind.
@Suite struct `Tokens` {
    @Test func `are nowhere but with their holders, addresses nowhere in logs and journal`() throws {
        let path = "/tmp/guichet-log-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
        defer {
            close(descriptor)
            unlink(path)
        }
        let log = Log(level: .debug, descriptor: descriptor)
        let api = try TestAPI(now: "2026-03-02T09:00:00Z", log: log)
        let person = try api.signIn(role: .administrator, email: "zenobie@example.fr")
        let key = try api.key(scopes: [])
        #expect(try person.get("/v1/me").status == 200)
        #expect(try key.get("/v1/me").status == 200)
        #expect(try api.get("/v1/me?x=" + person.token).problem == "token-in-address")
        let codes = try person.send(.post, "/v1/second-factors/recovery-codes").json["recoveryCodes"]
        let paper = try #require(codes?.elements.compactMap(\.string).first)
        let made = try api.post(
            "/v1/api-keys", json: #"{"name":"a","organisation":"caf","scopes":[]}"#,
            fields: ["Authorization": "Bearer " + person.token, "Idempotency-Key": "order-1"])
        let secret = try #require(try made.json["secret"]?.string)
        let history = try api.owner.send(.get, "/v1/owner/journal/account/" + person.account).text
        #expect(history.contains("signed-in"))
        log.flush()

        let logged = contents(path)
        #expect(logged.contains("/v1/me"))
        let stored = contents(api.folder + "/db.sqlite") + contents(api.folder + "/db.sqlite-wal")
        #expect(!TestDatabase.isSQLite || stored.contains("zenobie@example.fr"), "or else the search proves nothing")
        let secrets = [
            String(person.token.dropFirst(3)), String(key.token.suffix(49)), String(secret.suffix(49)),
            paper, paper.replacing("-", with: ""),
        ]
        for secret in secrets {
            #expect(!logged.contains(secret))
            #expect(!stored.contains(secret))
        }
        for text in [logged, history] { #expect(!text.contains("zenobie") && !text.contains("Camille")) }
    }

    /// A file's bytes, each as a character: only ASCII is searched for.
    private func contents(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x2E }, as: UTF8.self)
    }
}
