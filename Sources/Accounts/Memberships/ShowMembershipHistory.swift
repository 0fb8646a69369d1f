import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to a role: to its holder, and to those who manage the place.
struct ShowMembershipHistory: Query {
    static let operation = Operation(
        .get, "/v1/memberships/{membership}/history", id: "showMembershipHistory", access: .signedIn)

    func handle(_ input: HistoryInput<Membership>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        let membership = try MembershipTable(connection).visible(input.id, to: caller)
        return try input.history.page(of: ObjectName("membership", membership.id), showsAuthors: true, in: connection)
    }
}
