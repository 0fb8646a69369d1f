import Accounts
import Database
import Directory
import Endpoints
import Kernel
import Territories

/// Who may be invited to a ticket by a caller: aidants of the creator's unit by anybody who takes part, agents of units that
/// are competent where the usager lives by agents.
struct Invitees {
    let desk: TicketDesk
    let met: MetTicket
    private let chain: Chain

    init(desk: TicketDesk, met: MetTicket) throws {
        self.desk = desk
        self.met = met
        chain = try desk.snapshot.chain(of: met.ticket.commune)
    }

    /// Somebody as a participant.
    ///
    /// - Throws: `invalid-body` for who may not be invited.
    func participant(_ account: String, at place: Int, isHidden: Bool) throws -> Participant {
        guard let id = Identifier<Account>(account), let found = try AccountTable(desk.connection).find(id),
            found.maySignIn, account != met.ticket.creator.account
        else { throw refusal(at: place) }
        let grants = try MembershipTable(desk.connection).of(id).map(\.grant)
        let creator = met.ticket.creator
        if !isHidden,
            grants.contains(where: {
                $0.role == .aidant && $0.organisation == creator.organisation.description
                    && $0.unit == creator.unit.description
            })
        {
            return Participant(
                account: account, name: found.name.description, part: .aidant, isHidden: false, since: desk.now)
        }
        guard met.standing.isAgentSide, let unit = try competentUnit(of: grants) else { throw refusal(at: place) }
        return Participant(
            account: account, name: "\(found.name) (\(unit.details.name))", part: .agent, isHidden: isHidden,
            since: desk.now)
    }

    /// A unit in which somebody is an agent, and which is competent for the commune.
    private func competentUnit(of grants: [Grant]) throws -> Unit? {
        for name in grants.filter({ $0.role == .agent }).compactMap(\.unit) {
            guard let id = Unit.ID(name),
                let unit = try desk.keeping.directory.unit(id, asOf: desk.now, in: desk.connection),
                unit.details.state == .active, unit.details.coveredZones.contains(where: chain.isCovered)
            else { continue }
            return unit
        }
        return nil
    }

    private func refusal(at place: Int) -> Failure {
        .invalid(
            "/accounts/\(place)", "not-invitable",
            Text(
                fr:
                    "S'invitent : les aidants de l'unité qui a ouvert le ticket et, par les agents, les agents compétents ici.",
                en: "Invited are: helpers of the unit that opened the ticket and, by agents, agents competent here."))
    }
}
