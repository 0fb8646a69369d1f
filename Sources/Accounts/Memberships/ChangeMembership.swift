import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Changes where a role counts, or what the person does there.
struct ChangeMembership: Command {
    static let operation = Operation(
        .patch, "/v1/memberships/{membership}", id: "changeMembership", access: .granted(roles: Authority.managers),
        bodyLimit: 16 << 10)
    let changes: AccessChanges

    struct Input: RequestReadable {
        let membership: Identifier<Membership>
        let precondition: Precondition
        let zones: ZoneList?
        let function: PlainLine?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let zones: ZoneList?
                let function: PlainLine?
            }
            membership = try request.path("membership")
            precondition = try request.precondition()
            let body = try request.json(as: Body.self)
            (zones, function) = (body.zones, body.function)
        }
    }

    func handle(
        _ input: Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<MembershipView> {
        let memberships = MembershipTable(transaction.connection)
        var membership = try memberships.visible(input.membership, to: caller)
        let authority = Authority(of: caller)
        guard authority.mayGive(membership.role, in: membership.place) else { throw Failure(.forbidden) }
        try input.precondition.check(membership.version)
        if let zones = input.zones { membership.zones = zones }
        if let function = input.function { membership.function = function }
        // Nobody gives more than they have.
        guard authority.mayGive(membership.role, in: membership.place) else { throw Failure(.forbidden) }
        membership.version += 1
        try memberships.save(membership)
        changes.note(in: transaction)
        try transaction.journal.append(.membershipChanged(membership), by: caller)
        return Versioned(MembershipView(membership, for: caller), version: membership.version)
    }
}

/// Takes a role back, from the next request on.
struct TakeMembership: Command {
    static let operation = Operation(
        .delete, "/v1/memberships/{membership}", id: "takeMembership", access: .granted(roles: Authority.managers))
    let changes: AccessChanges

    struct Input: RequestReadable {
        let membership: Identifier<Membership>
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            membership = try request.path("membership")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let memberships = MembershipTable(transaction.connection)
        let membership = try memberships.visible(input.membership, to: caller)
        guard Authority(of: caller).mayGive(membership.role, in: membership.place) else { throw Failure(.forbidden) }
        try input.precondition.check(membership.version)
        if membership.role == .administrator, try memberships.administrators(without: membership.account) == 0 {
            throw Failure(.lastAdministrator)
        }
        try memberships.remove(membership.id)
        changes.note(in: transaction)
        try transaction.journal.append(.membershipTaken(membership), by: caller)
        return Representation(.noContent, .json, [])
    }
}
