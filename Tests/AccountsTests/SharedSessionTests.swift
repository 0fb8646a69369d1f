import Accounts
import Database
import Endpoints
import HTTP
import Kernel
import LocalClient
import TestSupport
import Testing

/// A session that is used in several processes of one database.
@Suite struct `A session used elsewhere` {
    @Test func `is no longer unused`() throws {
        let clock = TestClock("2026-03-02T09:00:00Z")
        let api = try TestAPI(clock: clock, extra: [Feature(name: "test", routes: [Route(UseElsewhere())])])
        let person = try api.signIn()
        #expect(try person.get("/v1/me").status == 200)
        clock.advance(minutes: 29)
        #expect(try api.post("/v1/test/uses", json: "{}").status == 204)
        clock.advance(minutes: 29)
        #expect(try person.get("/v1/me").status == 200)
        clock.advance(minutes: 31)
        #expect(try person.get("/v1/me").problem == "unauthenticated")
    }
}

/// Stands for another process, which writes down that a session was used there.
private struct UseElsewhere: Command {
    static let operation = Operation(.post, "/v1/test/uses", id: "useElsewhere", access: .anyone)

    func handle(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try transaction.connection.run("UPDATE session SET lastUsedAt = \(transaction.now)")
        return Representation(.noContent, .json, [])
    }
}
