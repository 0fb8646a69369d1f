import Database
import Endpoints
import HTTP
import Kernel

/// Shows the emergencies: all of them to administrators and the protection officer, to anybody those that concern them.
struct ListBreakGlass: Query {
    static let operation = Operation(.get, "/v1/break-glass", id: "listBreakGlass", access: .signedIn)
    let clock: Clock

    typealias Input = IdentifierPage<BreakGlass>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<BreakGlassView> {
        let me = try CallingPerson(caller).account
        let seesAll = Authority(of: caller).isAdministrator || caller.holds(.dpo)
        let list = try BreakGlassTable(connection).all(
            input.limit.value + 1, after: input.cursor?.id, where: seesAll ? "1" : "subject = \(me)")
        let now = clock.now()
        return Page(list.map { BreakGlassView($0, at: now, for: caller) }, limit: input.limit) { Cursor(after: $0.id) }
    }
}
