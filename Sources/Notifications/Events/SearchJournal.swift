import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// What happened, searched by those who answer for it: all of it by the data protection officer, what concerns their own
/// organisation or unit by its managers. The search itself is written in the journal.
struct SearchJournal: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/journal", id: "searchJournal",
        access: .granted(roles: [.dpo, .organisationManager, .unitManager]))

    struct Input: RequestReadable {
        let filter: JournalFilter
        let limit: PageLimit
        let cursor: EntryCursor?

        init(from request: inout RequestReader) throws(Failure) {
            filter = JournalFilter(
                objectType: try request.query("objectType"), object: try request.query("object"),
                code: try request.query("event"), account: try request.query("account"),
                key: try request.query("key"), from: try request.query("from"), until: try request.query("until"))
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<JournalEntry> {
        var filter = input.filter
        // A manager of the whole service sees what concerns some organisation; the officer sees everything.
        if !caller.holds(.dpo) {
            filter.audiences = caller.grants(of: .organisationManager, .unitManager).map {
                JournalFilter.Place(organisation: $0.organisation, unit: $0.unit)
            }
        }
        let entries = try JournalTable(connection).search(
            filter, before: input.cursor?.number, limit: input.limit.value + 1)
        return Page(entries, limit: input.limit) { EntryCursor(after: $0.number) }
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        let object = input.filter.object ?? "all"
        try transaction.journal.append(
            Event("journal-searched", on: ObjectName(type: input.filter.objectType ?? "journal", id: object)),
            by: caller)
    }
}
