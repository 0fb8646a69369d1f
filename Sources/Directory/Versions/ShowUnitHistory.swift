import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows those who keep a unit who did what to its entry, the latest first.
struct ShowUnitHistory: Query {
    static let operation = Operation(
        .get, "/v1/directory/units/{unit}/history", id: "showUnitHistory", access: DirectoryAccess.keepers)
    let directory: Directory

    struct Input: RequestReadable {
        let id: Unit.ID
        let page: HistoryPage

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("unit")
            page = try HistoryPage(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<JournalEntry> {
        guard let last = try UnitTable(connection).periods(of: input.id).last else { throw Failure(.notFound) }
        let reach = try directory.reach(of: caller, over: last, at: last.validity.from, in: connection)
        guard reach >= .tend else { throw Failure(.forbidden) }
        return try input.page.entries(of: ObjectName("unit", input.id), in: connection)
    }
}
