import App
import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestFolders
import TestSupport
import Testing

/// Rotation of the keys, rehearsed: afterwards the old key may be lost.
@Suite struct `Rotating the keys` {
    private let folder = TemporaryFolder()
    private let clock = TestClock("2026-03-02T09:00:00Z")

    @Test func `leaves nothing that only the old key opens`() throws {
        let file = KeyFile(folder.path + "/keys")
        try file.create(at: clock.clock.now())
        let first = try start()
        // A device, a file, a webhook that had another secret a moment ago, a sign-in at a provider.
        let manager = try first.signIn(role: .init("administrator"), email: "ada@example.fr")
        let sent = try first.send(
            .post, "/v1/attachments",
            fields: [
                "Authorization": manager.field, "Content-Type": "application/pdf",
                "Content-Disposition": "attachment; filename=\"note.pdf\"",
            ],
            bytes: Array("%PDF-1.4\n%%EOF\n".utf8))
        let attachment = try #require(try sent.json["id"]?.string, "\(sent.text)")
        let partner = try first.key(scopes: [Scope("webhooks:manage"), Scope("events:read"), Scope("directory:read")])
        let made = try partner.post(
            "/v1/webhooks", json: #"{"url":"https://partner.example.fr/x","types":["unit-changed"]}"#)
        let webhook = try #require(made["Location"], "\(made.text)")
        #expect(try partner.send(.post, webhook + "/secret", ifMatch: "*").status == 200)
        _ = try first.post("/v1/test/provider-session", json: #"{"account":"\#(manager.account)"}"#)
        #expect(try numbers(first) == ["1", "1", "1", "1", "1"])
        first.service.stop()

        #expect(try file.rotate(at: clock.clock.now()) == 2)
        let second = try start(on: first.folder)
        let report = try second.post("/v1/test/reseal", json: "{}")
        #expect(report.status == 200, "\(report.text)")
        #expect(try numbers(second) == ["2", "2", "2", "2", "2"])
        second.service.stop()

        let lines = File.read(folder.path + "/keys").map { String(decoding: $0, as: UTF8.self) } ?? ""
        File.create(folder.path + "/keys", lines.split(separator: "\n")[1] + "\n")
        let third = try start(on: first.folder)
        let field = manager.field
        let content = try third.get("/v1/attachments/\(attachment)/content", fields: ["Authorization": field])
        #expect(content.text == "%PDF-1.4\n%%EOF\n")
        #expect(try third.post("/v1/test/provider-session/take", json: "{}").text == "an identity token")
        // The owner's socket lies beside the database.
        let link = try first.owner.send(
            .post, "/v1/owner/sign-in-links", fields: ["Content-Type": "application/json"],
            body: Array(#"{"email":"ada@example.fr"}"#.utf8))
        let opened = try third.post("/v1/sessions", json: #"{"token":"\#(try link.json["token"]?.string ?? "")"}"#)
        let token = try #require(try opened.json["token"]?.string, "\(opened.text)")
        let wrong = try third.post(
            "/v1/second-factors/verify", json: #"{"code":"000000"}"#, fields: ["Authorization": "Bearer " + token])
        #expect(wrong.status < 500, "the device's secret opens: \(wrong.text)")
        third.service.stop()
    }

    /// The numbers of the keys that sealed what is kept.
    private func numbers(_ api: TestAPI) throws -> [String] {
        try api.get("/v1/test/sealed").text.split(separator: " ").map(String.init)
    }

    private func start(on folder: String? = nil) throws -> TestAPI {
        var environment = ["GUICHET_KEYS": self.folder.path + "/keys", "GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"]
        if let folder { environment["GUICHET_DATABASE"] = folder + "/db.sqlite" }
        let keys = try KeyFile(self.folder.path + "/keys").ring()
        let rehearsal = Feature(
            name: "rehearsal",
            routes: [
                Route(ListSealed()), Route(Reseal(keys: keys)), Route(KeepProviderSession(keys: keys)),
                Route(TakeProviderSession(keys: keys)),
            ])
        return try TestAPI(clock: clock, extra: [rehearsal], environment: environment)
    }
}

/// By which keys the sealed values of each column are sealed.
private struct ListSealed: Query {
    static let operation = Operation(.get, "/v1/test/sealed", id: "listSealed", access: .anyone)

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let values = try connection.all(
            """
            SELECT secret AS value FROM secondFactor UNION ALL SELECT idToken FROM providerSession
            UNION ALL SELECT contentKey FROM attachment UNION ALL SELECT secret FROM webhook
            UNION ALL SELECT previousSecret FROM webhook
            """
        ) { row in try row["value"] as SealedValue }
        return Representation(.ok, .plain, Array(values.map { "\($0.key)" }.joined(separator: " ").utf8))
    }
}

/// Walks through all sealed columns, as the job does.
private struct Reseal: Errand {
    static let operation = Operation(.post, "/v1/test/reseal", id: "reseal", access: .anyone)
    let keys: KeyRing

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Representation {
        let resealing = Resealing(keys)
        while try worker.write({ try resealing.step(in: $0) }) {}
        return Representation(.ok, .plain, [])
    }
}

private let place = SealedPlace(table: "providerSession", column: "idToken", row: "s1")

private struct KeepProviderSession: Command {
    static let operation = Operation(
        .post, "/v1/test/provider-session", id: "keepProviderSession", access: .anyone)
    let keys: KeyRing

    struct Input: RequestReadable {
        let account: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let account: String }
            account = try request.json(as: Body.self).account
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try transaction.connection.run(
            """
            INSERT INTO providerSession (id, account, provider, idToken, expiresAt)
            VALUES ('s1', \(input.account), 'local', \(keys.seal("an identity token", at: place)),
                \(transaction.now.adding(seconds: 3600)))
            """)
        return Representation(.ok, .plain, [])
    }
}

private struct TakeProviderSession: Command {
    static let operation = Operation(
        .post, "/v1/test/provider-session/take", id: "takeProviderSession", access: .anyone)
    let keys: KeyRing

    func handle(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let value = try #require(
            try transaction.connection.value("SELECT idToken FROM providerSession", as: SealedValue.self))
        return Representation(.ok, .plain, Array(try keys.openText(value, at: place).utf8))
    }
}
