import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows an organisation's own people who works in one of its units; that they looked is written down.
struct ListMembers: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/directory/units/{unit}/members", id: "listMembers",
        access: .granted(
            roles: [
                .administrator, .agent, .aidant, .organisationManager, .qualifier, .routingExpert, .territoryManager,
                .unitManager,
            ], scopes: [.directoryRead]))
    let directory: Directory

    struct Input: RequestReadable {
        let id: Unit.ID
        let asOf: Moment?

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("unit")
            asOf = try request.query("asOf")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let instant = directory.instant(input.asOf)
        guard let unit = try UnitTable(connection).unit(input.id, at: instant) else { throw Failure(.notFound) }
        guard try directory.reach(of: caller, over: unit, at: instant, in: connection) >= .know else {
            throw Failure(.forbidden)
        }
        let members = try MemberTable(connection, at: instant).members(of: unit)
        return .versions(members, version: unit.version) { member, writer in writer.member(member) }
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(
            Event("unit-members-read", on: ObjectName("unit", input.id)), by: caller)
    }
}

extension JSONWriter {
    /// A member; addresses and telephone numbers stay with the account.
    fileprivate mutating func member(_ member: Member) {
        beginObject()
        key("account")
        string(member.account.description)
        key("name")
        string(member.name)
        key("function")
        text(member.function)
        key("roles")
        strings(member.roles)
        key("absent")
        bool(member.presence != .present)
        key("substitute")
        if case .absent(let substitute) = member.presence { text(substitute) } else { null() }
        endObject()
    }
}
