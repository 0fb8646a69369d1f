import Database
import Endpoints
import Journal
import Kernel

/// Which part of the history of an entry is asked for.
struct HistoryPage: RequestReadable {
    private let limit: PageLimit
    private let cursor: EntryCursor?

    init(from request: inout RequestReader) throws(Failure) {
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
    }

    /// What happened to an object, the latest first.
    func entries(of object: ObjectName, in connection: Connection) throws -> Page<JournalEntry> {
        let entries = try JournalTable(connection).history(
            of: object, before: cursor?.number, limit: limit.value + 1)
        return Page(entries, limit: limit) { EntryCursor(after: $0.number) }
    }
}
