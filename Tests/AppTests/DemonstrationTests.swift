import App
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestFolders
import TestSupport
import Testing

/// Invented data, and what keeps them from real ones.
@Suite struct `A demonstration` {
    private let folder = TemporaryFolder()

    /// How many rows were invented.
    private struct CountShops: Query {
        static let operation = Operation(.get, "/v1/shops", id: "countShops", access: .anyone)
        struct Output: JSONRepresentable { let count: Int }

        func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Output {
            Output(count: try connection.value("SELECT count(*) FROM shop") ?? 0)
        }
    }

    /// A feature that offers one invented row.
    private static let shop = Feature(
        name: "shop", migrations: [Migration("shop", "shop", "CREATE TABLE shop (name TEXT NOT NULL) STRICT")],
        routes: [Route(CountShops())],
        loadDemonstration: { transaction in
            try transaction.connection.run("INSERT INTO shop (name) VALUES (\(transaction.now.description))")
        })

    private func serve(_ environment: [String: String] = ["GUICHET_DEMO": "1"]) throws -> TestAPI {
        try TestAPI(
            extra: [Self.shop],
            environment: ["GUICHET_DATABASE": folder.path + "/db.sqlite"].merging(environment) { $1 })
    }

    /// Serves, and stops before it returns.
    private func visit(
        _ environment: [String: String] = ["GUICHET_DEMO": "1"], _ body: (TestAPI) throws -> Void = { _ in }
    ) throws {
        let api = try serve(environment)
        try body(api)
    }

    private func opine(_ api: TestAPI) throws {
        #expect(try api.post("/v1/feedback", json: #"{"useful": true}"#).status == 201)
    }

    @Test func `says so in its readiness, which a real service does not`() throws {
        try visit { api in
            let answer = try api.get("/readyz")
            #expect(try answer.json["demonstration"]?.bool == true)
        }
        #expect(try TestAPI().get("/readyz").json["demonstration"] == nil)
    }

    @Test func `begins where its clock was set, and goes on`() throws {
        let now = Timestamp("2031-03-02T09:00:00Z")!
        try visit(["GUICHET_DEMO": "1", "GUICHET_NOW": now.description]) { api in
            let answer = try api.post("/v1/feedback", json: #"{"useful": true}"#)
            let at = try #require(try answer.json["createdAt"]?.string.flatMap(Timestamp.init))
            #expect(at > now && at < now.adding(seconds: 120))
        }
    }

    @Test func `loads its data once, whatever happens to it afterwards`() throws {
        for _ in 0..<3 {
            try visit { api in
                try opine(api)
                #expect(try api.get("/v1/shops").json["count"]?.integer == 1)
            }
        }
    }

    @Test func `adds nothing to real data`() throws {
        try visit([:]) { try opine($0) }
        let error = #expect(throws: ConfigurationError.self) { try serve() }
        #expect(error?.description.contains("holds real data") == true)
        // The refusal let go of the file, and left nothing.
        try visit([:]) { api in
            let answer = try api.get("/v1/shops")
            #expect(try answer.json["count"]?.integer == 0)
        }
    }

    @Test func `takes no real data`() throws {
        try visit()
        let error = #expect(throws: ConfigurationError.self) { try serve([:]) }
        #expect(error?.description.contains("GUICHET_DEMO=1") == true)
    }

    @Test func `may begin in a database to which nothing happened`() throws {
        try visit([:])
        try visit { api in
            let answer = try api.get("/readyz")
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [
        ["GUICHET_NOW": "2026-03-02T09:00:00Z"], ["GUICHET_DEMO": "0", "GUICHET_NOW": "2026-03-02T09:00:00Z"],
        ["GUICHET_DEMO": "1", "GUICHET_NOW": "tomorrow"], ["GUICHET_DEMO": "yes"],
    ])
    func `has the only clock that may be set`(environment: [String: String]) {
        #expect(throws: ConfigurationError.self) { try serve(environment) }
    }
}
