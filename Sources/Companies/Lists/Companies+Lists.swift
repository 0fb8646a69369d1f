import Database
import Endpoints
import Kernel

extension Companies {
    /// A list of the caller's own, or of one of their groups.
    ///
    /// - Throws: `not-found` for one of others.
    func list(_ id: CompanyList.ID, for caller: Caller, in connection: Connection) throws -> (
        list: CompanyList, actions: [String]
    ) {
        let clearance = try clearance(of: caller, in: connection)
        guard let list = try CompanyListTable(connection).find(id),
            list.group.map(clearance.isMember) ?? (list.account == clearance.account)
        else { throw Failure(.notFound) }
        return (list, CompanyListView.actions(on: list, for: clearance))
    }

    /// The same, to do something with it.
    ///
    /// - Throws: `forbidden` when the caller may not.
    func list(
        _ id: CompanyList.ID, for caller: Caller, to action: String, in connection: Connection
    ) throws -> CompanyList {
        let (list, actions) = try list(id, for: caller, in: connection)
        guard actions.contains(action) else { throw Failure(.forbidden) }
        return list
    }
}
