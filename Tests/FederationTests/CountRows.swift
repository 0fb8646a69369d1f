import Database
import Endpoints
import HTTP
import Kernel

/// How many rows the tables have that a sign-in writes.
struct CountRows: Query {
    static let operation = Operation(.get, "/v1/test/rows", id: "countRows", access: .anyone)

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        func count(_ sql: SQL) throws -> Int { try connection.value(sql) ?? 0 }
        let counts = [
            ("accounts", try count("SELECT count(*) FROM account")),
            ("identities", try count("SELECT count(*) FROM linkedIdentity")),
            ("codes", try count("SELECT count(*) FROM exchangeCode")),
            ("sessions", try count("SELECT count(*) FROM session")),
            ("attempts", try count("SELECT count(*) FROM signInAttempt")),
            ("proposals", try count("SELECT count(*) FROM identityProposal")),
            ("kept", try count("SELECT count(*) FROM providerSession")),
        ]
        let text = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        return Representation(.ok, .plain, Array(text.utf8))
    }
}
