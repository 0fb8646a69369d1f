import Accounts
import Database
import Directory
import Endpoints
import Kernel
import Territories

/// A ticket as one caller meets it: with what they are to it, and where it was sent.
struct MetTicket {
    var ticket: Ticket
    let standing: Standing
    var targets: [TargetUnit]

    /// A unit that a ticket is, or was, sent to.
    struct TargetUnit: Sendable {
        let unit: Unit.ID
        let organisation: Organisation.Slug
        let name: String
        let since: Timestamp
        let leftAt: Timestamp?
    }

    /// Those where it still is.
    var current: [TargetUnit] { targets.filter { $0.leftAt == nil } }

    /// Lets who may not see it know nothing of it, and who may not do something that they may not.
    func demand(_ action: TicketAction) throws(Failure) {
        guard standing.view != nil else { throw Failure(.notFound) }
        if standing.actions.contains(action) { return }
        // Content is nothing that who sees the frame knows to be there.
        let isContent = [.readMessages, .readReaders].contains(action)
        throw Failure(isContent ? .notFound : .forbidden)
    }
}

/// Meets tickets with callers.
struct StandingTable {
    let connection: Connection
    let territories: Territories
    let now: Timestamp

    /// A ticket that a caller may see.
    ///
    /// - Throws: `not-found` when there is none, or it is nothing to them.
    func meet(_ id: Ticket.ID, for caller: Caller) throws -> MetTicket {
        guard let ticket = try TicketTable(connection).find(id) else { throw Failure(.notFound) }
        let met = try meet(ticket, for: caller)
        guard met.standing.view != nil else { throw Failure(.notFound) }
        return met
    }

    /// What a caller is to a ticket.
    func meet(_ ticket: Ticket, for caller: Caller) throws -> MetTicket {
        let targets = try self.targets(of: ticket.number)
        let part = try caller.person.flatMap {
            try ParticipantTable(connection).part(of: $0.account, in: ticket.number)
        }
        return MetTicket(
            ticket: ticket, standing: try standing(of: caller, to: ticket, targets, part: part), targets: targets)
    }

    /// The same of a ticket of which the rest is known.
    func standing(
        of caller: Caller, to ticket: Ticket, _ targets: [MetTicket.TargetUnit], part: TicketFacts.Part?
    ) throws -> Standing {
        var facts = TicketFacts(
            state: ticket.state, creator: ticket.creator.account, creatorUnit: ticket.creator.unit.description,
            creatorOrganisation: ticket.creator.organisation.description, openedByKeyOf: ticket.creator.key,
            targets: targets.filter { $0.leftAt == nil }.map { ($0.unit.description, $0.organisation.description) },
            commune: ticket.commune, part: part)
        if caller.holds(.administrator),
            let administrator = (caller.person?.account).flatMap({ Identifier<Account>($0) }),
            let subject = Identifier<Account>(ticket.creator.account)
        {
            facts.isBreakGlassOpen = try BreakGlassTable(connection).isOpen(
                for: administrator, on: subject, object: "ticket/\(ticket.id)", at: now)
        }
        let caller = try UnitLineage(connection: connection, now: now).widened(caller)
        return Standing(of: caller, facts, territories)
    }

    /// Where a ticket is, and was, sent.
    func targets(of number: Int) throws -> [MetTicket.TargetUnit] {
        try connection.all(
            "SELECT unit, organisation, name, since, leftAt FROM ticketUnit WHERE ticket = \(number) ORDER BY since, unit"
        ) { row in
            MetTicket.TargetUnit(
                unit: try row["unit"], organisation: try row["organisation"], name: try row["name"],
                since: try row["since"], leftAt: try row["leftAt"])
        }
    }
}
