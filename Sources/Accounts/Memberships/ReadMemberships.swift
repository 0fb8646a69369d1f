import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows one's own roles, and those of the people whom one manages.
struct ListMemberships: AuditedQuery {
    static let operation = Operation(.get, "/v1/memberships", id: "listMemberships", access: .signedIn)

    struct Input: RequestReadable {
        let limit: PageLimit
        let cursor: Cursor<Membership>?
        let account: Identifier<Account>?
        let organisation: Slug?
        let unit: Slug?
        let role: RoleName?

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
            account = try request.query("account")
            organisation = try request.query("organisation")
            unit = try request.query("unit")
            role = try request.query("role")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<MembershipView> {
        let me = try CallingPerson(caller).account
        var condition: SQL = "(account = \(me) OR \(Authority(of: caller).managedRows))"
        if let account = input.account { condition = "\(condition) AND account = \(account)" }
        if let organisation = input.organisation { condition = "\(condition) AND organisation = \(organisation)" }
        if let unit = input.unit { condition = "\(condition) AND unit = \(unit)" }
        if let role = input.role { condition = "\(condition) AND role = \(role)" }
        let memberships = try MembershipTable(connection).all(
            input.limit.value + 1, after: input.cursor?.id, where: condition)
        return Page(memberships.map { MembershipView($0, for: caller) }, limit: input.limit) { Cursor(after: $0.id) }
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        guard Authority(of: caller).sees(othersThan: caller, when: input.account) else { return }
        try transaction.journal.append(.membershipsListed, by: caller)
    }
}

/// Shows one membership.
struct ShowMembership: Query {
    static let operation = Operation(
        .get, "/v1/memberships/{membership}", id: "showMembership", access: .signedIn)

    struct Input: RequestReadable {
        let membership: Identifier<Membership>

        init(from request: inout RequestReader) throws(Failure) { membership = try request.path("membership") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Versioned<MembershipView> {
        let membership = try MembershipTable(connection).visible(input.membership, to: caller)
        return Versioned(MembershipView(membership, for: caller), version: membership.version)
    }
}

extension MembershipTable {
    /// A membership that the caller may see: their own, or one in a place that they manage.
    ///
    /// - Throws: `Failure(.notFound)` otherwise.
    func visible(_ id: Identifier<Membership>, to caller: Caller) throws -> Membership {
        guard let membership = try find(id),
            caller.person?.account == membership.account.description
                || Authority(of: caller).manages(membership.place)
        else { throw Failure(.notFound) }
        return membership
    }
}
