import Database
import Dispatch
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Synchronization
import TestSupport
import Testing

extension Role { fileprivate static let reader = Role("reader") }
extension Scope { fileprivate static let read = Scope("secrets:read") }

/// A secret that leaves a trace when it is read; it exists for the tests alone.
private struct ReadSecret: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/secrets", id: "readSecret", access: .granted(roles: [.reader], scopes: [.read]))

    struct Output: JSONRepresentable { let traces: Int }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Output {
        Output(traces: try connection.value("SELECT count(*) FROM trace") ?? 0)
    }

    func trace(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.connection.run("INSERT INTO trace (request) VALUES (\(caller.request))")
    }

    static let feature = Feature(
        name: "secrets",
        migrations: [Migration("secrets", "traces", "CREATE TABLE trace (request TEXT NOT NULL) STRICT")],
        routes: [Route(ReadSecret()), Route(SayName()), Route(TakeBody())])
}

private struct SayName: Query {
    static let operation = Operation(.get, "/v1/name", id: "sayName", access: .signedIn)
    struct Output: JSONRepresentable { let account: String? }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Output {
        Output(account: caller.person?.account)
    }
}

private struct TakeBody: Command {
    static let operation = Operation(.post, "/v1/bodies", id: "takeBody", access: .signedIn)
    struct Output: JSONRepresentable { let account: String? }
    struct Input: RequestReadable {
        init(from request: inout RequestReader) throws(Failure) { _ = try request.json() }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Output {
        Output(account: caller.person?.account)
    }
}

@Suite struct `Access` {
    private let api: TestAPI

    init() throws {
        api = try TestAPI(
            extra: [ReadSecret.feature],
            identities: [
                "anna": .person(Person(account: "anna", session: "1", grants: [Grant(.reader)])),
                "boris": .person(Person(account: "boris", session: "2", grants: [])),
                "good-key": .partner(Partner(key: "good", organisation: "o", scopes: [.read])),
                "other-key": .partner(Partner(key: "other", organisation: "o", scopes: ["x:y"].asScopes)),
            ])
    }

    @Test(arguments: [
        (nil, "/v1/secrets", 401), ("Bearer nobody", "/v1/secrets", 401), ("Basic anna", "/v1/secrets", 401),
        ("Bearer", "/v1/secrets", 401), ("Bearer ann a", "/v1/secrets", 401), ("bearer anna", "/v1/secrets", 200),
        ("Bearer boris", "/v1/secrets", 403), ("Bearer good-key", "/v1/secrets", 200),
        ("Bearer other-key", "/v1/secrets", 403), ("Bearer boris", "/v1/name", 200), (nil, "/v1/name", 401),
        ("Bearer good-key", "/v1/name", 403), ("Bearer anna", "/v1/owner/feedback", 404),
        // A token that is wrong is said so even where none is needed.
        ("Bearer nobody", "/livez", 401), ("Bearer anna", "/livez", 200),
    ]) func `goes by role or scope`(token: String?, path: String, status: Int) throws {
        let answer = try token.map { try api.get(path, fields: [.authorization: $0]) } ?? api.get(path)
        #expect(answer.status == status, "\(token ?? "none") \(path)")
        #expect((answer["WWW-Authenticate"] != nil) == (status == 401))
    }

    @Test func `is refused before the body is read`() throws {
        let answer = try api.raw(
            "POST /v1/bodies HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n")
        #expect(answer.status == 401)
    }

    @Test func `leaves a trace of each audited read, on the disk before the answer`() throws {
        for count in 0..<3 {
            let answer = try api.get("/v1/secrets", fields: [.authorization: "Bearer anna"])
            #expect(try answer.json["traces"]?.integer == count)
        }
    }

    @Test func `keeps the answers of different callers to the same key apart`() throws {
        for account in ["anna", "boris", "anna"] {
            let answer = try api.post(
                "/v1/bodies", json: "{}", fields: [.authorization: "Bearer \(account)", .idempotencyKey: "k"])
            #expect(try answer.json["account"]?.string == account)
        }
    }

    @Test func `never mistakes one of many callers at once for another`() throws {
        let mistakes = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 200) { number in
            let account = number.isMultiple(of: 2) ? "anna" : "boris"
            let answer = try? api.post("/v1/bodies", json: "{}", fields: [.authorization: "Bearer \(account)"])
            if (try? answer?.json["account"]?.string) != account { mistakes.add(1, ordering: .relaxed) }
        }
        #expect(mistakes.load(ordering: .relaxed) == 0)
    }
}

extension [String] {
    fileprivate var asScopes: Set<Scope> { Set(map(Scope.init(rawValue:))) }
}
