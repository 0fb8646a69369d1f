import Accounts
import Database
import Directory
import Endpoints
import Kernel
import Territories

/// One state of what is stored, against which what somebody asks for is checked: on the writer's thread, or before it.
struct TicketSnapshot {
    let keeping: TicketKeeping
    let caller: Caller
    let connection: Connection
    let now: Timestamp
    /// Numbers of principals that are known already; none while something is being written, which may be undone.
    var known: PrincipalNumbers?

    /// A ticket that the caller may do something with.
    func meet(_ id: Ticket.ID, to action: TicketAction) throws -> MetTicket {
        let met = try standings.meet(id, for: caller)
        try met.demand(action)
        return met
    }

    /// What the caller is to tickets.
    var standings: StandingTable {
        StandingTable(connection: connection, territories: keeping.territories, now: now)
    }

    /// How an account is called; its own name when it is none of the service's.
    func name(of account: String) throws -> String {
        try Identifier<Account>(account).flatMap { try AccountTable(connection).name(of: $0) } ?? account
    }

    /// Who opens a ticket: the caller, for a unit of theirs; or an aidant of the network whose system calls.
    func creator(of order: TicketOrder) throws -> Ticket.Creator {
        let account: String
        let grants: [Grant]
        var key: String?
        switch caller.identity {
        case .person(let person):
            guard order.onBehalfOf == nil else {
                throw Failure.invalid("/onBehalfOf", "not-a-key", OpeningText.forKeysOnly)
            }
            (account, grants) = (person.account, caller.grants(of: .aidant))
        case .partner(let partner):
            guard let name = order.onBehalfOf, let id = Identifier<Account>(name) else {
                throw OpeningDesk.missing("/onBehalfOf")
            }
            account = name
            grants = try MembershipTable(connection).of(id).filter { $0.role == .aidant }.map(\.grant).filter {
                $0.organisation == partner.organisation
            }
            key = partner.organisation
        case .anonymous, .owner: throw Failure(.forbidden)
        }
        let own = grants.compactMap(\.unit)
        guard let name = order.unit ?? (Set(own).count == 1 ? own.first.flatMap { Unit.ID($0) } : nil) else {
            throw OpeningDesk.missing("/unit")
        }
        guard let unit = try keeping.directory.frame(of: name, asOf: now, in: connection),
            grants.contains(where: {
                $0.organisation == unit.organisation.description && ($0.unit == nil || $0.unit == name.description)
            })
        else { throw Failure.invalid("/unit", "not-yours", OpeningText.notYourUnit) }
        return Ticket.Creator(
            account: account, name: try self.name(of: account) + " (\(unit.name))", unit: unit.id,
            organisation: unit.organisation, key: key)
    }

    /// The colleagues who are invited at once: aidants of the same unit.
    func colleagues(_ accounts: [String], of creator: Ticket.Creator) throws -> [Participant] {
        guard !accounts.isEmpty else { return [] }
        guard let unit = try keeping.directory.unit(creator.unit, asOf: now, in: connection) else {
            throw OpeningDesk.missing("/unit")
        }
        let members = try keeping.directory.members(of: unit, asOf: now, in: connection)
        return try accounts.enumerated().map { place, account in
            guard account != creator.account,
                let member = members.first(where: {
                    $0.account.description == account && $0.roles.contains(Role.aidant.rawValue)
                })
            else { throw Failure.invalid("/colleagues/\(place)", "not-a-colleague", OpeningText.notAColleague) }
            return Participant(
                account: account, name: member.name + " (\(unit.details.name))", part: .aidant, isHidden: false,
                since: now)
        }
    }

    /// Where a commune is.
    func chain(of code: Commune.Code) throws -> Chain {
        guard let chain = keeping.territories.resolve(code) else {
            throw Failure.invalid("/commune", "unknown", OpeningText.unknownCommune)
        }
        return chain
    }
}
