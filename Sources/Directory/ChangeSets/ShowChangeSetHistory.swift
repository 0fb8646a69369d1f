import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to a change set: to those who manage its organisation.
struct ShowChangeSetHistory: Query {
    static let operation = Operation(
        .get, "/v1/change-sets/{changeSet}/history", id: "showChangeSetHistory", access: DirectoryAccess.organisation)
    let directory: Directory

    func handle(_ input: HistoryInput<ChangeSet>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        guard let set = try ChangeSetTable(connection).find(input.id),
            directory.authority(of: caller).reach(over: set.organisation) == .manage
        else { throw Failure(.notFound) }
        return try input.history.page(of: ObjectName("changeSet", set.id), showsAuthors: true, in: connection)
    }
}
