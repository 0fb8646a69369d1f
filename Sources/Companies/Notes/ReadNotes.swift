import Database
import Endpoints
import HTTP
import Journal
import Kernel
import Territories

/// The notes of the caller's groups about a company, the latest first.
struct ListNotes: Query {
    static let operation = Operation(
        .get, "/v1/companies/{siren}/notes", id: "listCompanyNotes", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siren: Siren
        let limit: PageLimit
        let cursor: Cursor<CompanyNote>?

        init(from request: inout RequestReader) throws(Failure) {
            siren = try request.path("siren")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let clearance = try companies.clearance(of: caller, in: connection)
        let notes = try CompanyNoteTable(connection).all(
            on: input.siren, of: clearance.memberships.map(\.group), before: input.cursor?.id,
            limit: input.limit.value + 1)
        return Representation.page(notes, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            $1.note($0, $0.isDroppable(by: clearance) ? ["delete"] : [])
        }
    }
}

/// Drops a note: by who wrote it, or manages the group.
struct DropNote: Command {
    static let operation = Operation(
        .delete, "/v1/company-notes/{note}", id: "dropCompanyNote", access: CompanyAccess.agents)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let id: CompanyNote.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("note") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let clearance = try companies.clearance(of: caller, in: connection)
        guard let note = try CompanyNoteTable(connection).find(input.id), clearance.isMember(of: note.group) else {
            throw Failure(.notFound)
        }
        guard note.isDroppable(by: clearance) else { throw Failure(.forbidden) }
        try CompanyNoteTable(connection).remove(note.id)
        try transaction.journal.append(
            Event("company-note-dropped", on: ObjectName("companyNote", note.id)), by: caller)
        return Representation(.noContent, .json, [])
    }
}

extension CompanyNote {
    /// Whether somebody of the group may drop it.
    func isDroppable(by clearance: Clearance) -> Bool { author == clearance.account || clearance.administers(group) }
}
