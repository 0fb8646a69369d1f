import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to an emergency: to administrators, the protection officer and the person concerned.
struct ShowBreakGlassHistory: Query {
    static let operation = Operation(
        .get, "/v1/break-glass/{id}/history", id: "showBreakGlassHistory", access: .signedIn)

    func handle(_ input: HistoryInput<BreakGlass>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        guard let glass = try BreakGlassTable(connection).find(input.id), try glass.isVisible(to: caller) else {
            throw Failure(.notFound)
        }
        // Who is concerned may know who looked, and who let them.
        return try input.history.page(of: ObjectName("breakGlass", glass.id), showsAuthors: true, in: connection)
    }
}

extension BreakGlass {
    /// Whether somebody may know of it.
    fileprivate func isVisible(to caller: Caller) throws -> Bool {
        try Authority(of: caller).isAdministrator || caller.holds(.dpo) || subject == CallingPerson(caller).account
    }
}
