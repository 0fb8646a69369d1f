import Database
import Endpoints
import HTTP
import Kernel

/// Shows the owner what happened to one object, the latest first.
struct ShowHistory: Query {
    static let operation = Operation(
        .get, "/v1/owner/journal/{type}/{object}", id: "showHistory", access: .owner)

    struct Input: RequestReadable {
        let object: ObjectName
        let limit: PageLimit
        let cursor: EntryCursor?

        init(from request: inout RequestReader) throws(Failure) {
            object = ObjectName(type: try request.path("type"), id: try request.path("object"))
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<JournalEntry> {
        let entries = try JournalTable(connection).history(
            of: input.object, before: input.cursor?.number, limit: input.limit.value + 1)
        return Page(entries, limit: input.limit) { EntryCursor(after: $0.number) }
    }
}
