import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to an absence that stands: to the person, and to those who manage them.
struct ShowAbsenceHistory: Query {
    static let operation = Operation(
        .get, "/v1/absences/{absence}/history", id: "showAbsenceHistory", access: .signedIn)

    func handle(_ input: HistoryInput<Absence>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        guard let absence = try AbsenceTable(connection).find(input.id) else { throw Failure(.notFound) }
        _ = try AccountTable(connection).visible(absence.account, to: caller)
        return try input.history.page(of: ObjectName("absence", absence.id), showsAuthors: true, in: connection)
    }
}
