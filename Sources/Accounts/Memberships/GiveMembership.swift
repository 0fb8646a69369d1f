import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Gives a role to somebody whom the person manages; who is not known there yet is invited.
struct GiveMembership: Command {
    static let operation = Operation(
        .post, "/v1/memberships", id: "giveMembership", access: .granted(roles: Authority.managers),
        bodyLimit: 16 << 10)
    let changes: AccessChanges
    let settings: AccountsSettings

    struct Input: RequestReadable {
        let account: Identifier<Account>
        let order: RoleOrder
        let function: PlainLine?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let account: Identifier<Account>
                let role: RoleName
                let organisation: Slug?
                let unit: Slug?
                let zones: ZoneList?
                let function: PlainLine?
            }
            let body = try request.json(as: Body.self)
            account = body.account
            order = try RoleOrder(body.role, organisation: body.organisation, unit: body.unit, zones: body.zones)
            function = body.function
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<MembershipView>
    {
        try input.order.check(for: caller)
        let account = try AccountTable(transaction.connection).visible(input.account, to: caller)
        guard account.state != .erased else { throw Failure(.accountNotActive) }
        try input.order.check(account.email, settings.agentDomains, in: transaction.connection)
        let membership = Membership(
            id: transaction.identifier(), account: account.id, role: input.order.role, place: input.order.place,
            function: input.function, createdAt: transaction.now)
        try MembershipTable(transaction.connection).insert(membership)
        changes.note(in: transaction)
        try transaction.journal.append(.membershipGiven(membership), by: caller)
        return Created(
            MembershipView(membership, for: caller), at: "/v1/memberships/\(membership.id)", version: membership.version
        )
    }
}
