import Accounts
import Attachments
import Crypto
import Database
import Directory
import Endpoints
import Journal
import Kernel
import Territories

/// Where tickets are written and sent.
struct OpeningDesk {
    let desk: TicketDesk
    private var connection: Connection { desk.connection }
    private var now: Timestamp { desk.now }

    /// A new ticket, sent unless it is to be kept as a draft.
    func open(_ order: TicketOrder) throws -> (met: MetTicket, warnings: [String]) {
        let creator = try creator(of: order)
        guard let subject = order.subject else { throw OpeningDesk.missing("/subject") }
        guard let code = order.category else { throw OpeningDesk.missing("/category") }
        guard let place = order.commune else { throw OpeningDesk.missing("/commune") }
        let category = try CategoryTable(connection).existing(code)
        let chain = try self.chain(of: place)
        let table = TicketTable(connection)
        let number = try table.nextNumber()
        var ticket = Ticket(
            number: number, id: desk.transaction.identifier(),
            reference: try table.nextReference(category.prefix, year: ParisTime.day(at: now).year), version: 1,
            state: .draft, subject: subject.description, category: code.description,
            urgency: try urgency(order.urgency), commune: chain.commune.code,
            departement: OpeningDesk.area(of: chain), creator: creator,
            moments: Ticket.Moments(created: now, updated: now, active: now))
        try check(subject, order.usager)
        ticket.follows = try order.follows.map { try desk.meet($0, to: .readMessages).ticket.id }
        var parts = TicketParts()
        parts.colleagues = try colleagues(order.colleagues ?? [], of: creator)
        parts.targets = try RecipientChoice(desk: desk).targets(of: order, chain: chain)
        try fill(&ticket, &parts, from: order)
        if order.draft == true {
            parts.isDraft = true
        } else {
            try send(&ticket, &parts)
        }
        ticket.audience = try desk.audience(of: ticket, targets: parts.targets, participants: parts.colleagues)
        try table.insert(ticket)
        try keep(ticket, parts, from: order)
        let known = try Duplicates(connection: connection, keys: desk.keeping.keys).warnings(of: ticket, for: creator)
        return (try desk.meetAgain(ticket), (order.description?.warnings ?? []) + known)
    }

    /// Changes a draft.
    func edit(_ met: MetTicket, from order: TicketOrder) throws -> MetTicket {
        var ticket = met.ticket
        guard ticket.state == .draft else { throw Failure.notAllowed(from: ticket.state) }
        if let subject = order.subject { ticket.subject = subject.description }
        if let code = order.category {
            _ = try CategoryTable(connection).existing(code)
            ticket.category = code.description
        }
        if order.urgency != nil { ticket.urgency = try urgency(order.urgency) }
        if let place = order.commune {
            let chain = try self.chain(of: place)
            ticket.commune = chain.commune.code
            ticket.departement = OpeningDesk.area(of: chain)
        }
        if let subject = Subject(ticket.subject) { try check(subject, order.usager) }
        var parts = TicketParts()
        parts.isDraft = true
        if order.units != nil || order.organisations != nil {
            parts.targets = try RecipientChoice(desk: desk).targets(of: order, chain: try chain(of: ticket.commune))
            try connection.run("DELETE FROM ticketUnit WHERE ticket = \(ticket.number)")
        }
        if order.colleagues != nil {
            parts.colleagues = try colleagues(order.colleagues ?? [], of: ticket.creator)
            try connection.run("DELETE FROM ticketParticipant WHERE ticket = \(ticket.number)")
        }
        try fill(&ticket, &parts, from: order)
        try keep(ticket, parts, from: order, isNew: false)
        ticket.touch(at: now)
        try desk.save(ticket, was: met)
        try desk.record(.edited, on: ticket)
        return try desk.meetAgain(ticket)
    }

    /// Sends a draft.
    func submit(_ met: MetTicket) throws -> MetTicket {
        var ticket = met.ticket
        // What is not a draft says what it allows before anything of it is looked at.
        guard ticket.state == .draft else { throw Failure.notAllowed(from: ticket.state) }
        var parts = TicketParts()
        parts.targets = met.current
        parts.hasUsager =
            try UsagerTable(connection: connection, keys: desk.keeping.keys).usager(of: ticket.number)
            != nil
        parts.hasDescription = try MessageTable(connection).message(0, of: ticket.number) != nil
        if let mandate = ticket.mandate { parts.mandate = try MandateTable(connection).find(mandate) }
        try send(&ticket, &parts)
        ticket.touch(at: now)
        try desk.save(ticket, was: met, clocks: parts.clocks)
        try desk.record(.opened, on: ticket, details: TicketFigures.category(of: ticket))
        try desk.tell(ticket.state == .toQualify ? .toQualify : .opened, of: ticket, step: "")
        return try desk.meetAgain(ticket)
    }

    /// Looks whether all is there that a ticket needs, and moves it on.
    private func send(_ ticket: inout Ticket, _ parts: inout TicketParts) throws {
        guard parts.hasUsager else { throw OpeningDesk.missing("/usager") }
        guard parts.hasDescription else { throw OpeningDesk.missing("/description") }
        guard !parts.targets.isEmpty else { throw OpeningDesk.missing("/units") }
        guard let mandate = parts.mandate else { throw Failure.mandateNotUsable("missing") }
        guard mandate.isValid(at: now) else { throw Failure.mandateNotUsable(mandate.stateName(at: now)) }
        let organisations = parts.targets.map(\.organisation)
        let needsQualifying = try OrganisationSettings(connection).anyNeedsQualifying(organisations)
        try ticket.move(.submit, at: now, needsQualifying: needsQualifying)
        ticket.moments.opened = now
        parts.clocks = TicketClocks([], of: ticket.departement)
        let table = ClockTable(connection)
        for kind in [ClockKind.firstAnswer, .resolution] {
            parts.clocks?.start(
                kind,
                businessDays: try table.businessDays(
                    kind, for: ticket, organisations: organisations.map(\.description)),
                at: now)
        }
    }

    /// Who opens it: the caller, for a unit of theirs; or an aidant of the network whose system calls.
    func creator(of order: TicketOrder) throws -> Ticket.Creator {
        let account: String
        let grants: [Grant]
        var key: String?
        switch desk.caller.identity {
        case .person(let person):
            guard order.onBehalfOf == nil else {
                throw Failure.invalid("/onBehalfOf", "notAKey", OpeningText.forKeysOnly)
            }
            (account, grants) = (person.account, desk.caller.grants(of: .aidant))
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
        guard let unit = try desk.keeping.directory.unit(name, asOf: now, in: connection),
            grants.contains(where: {
                $0.organisation == unit.organisation.description && ($0.unit == nil || $0.unit == name.description)
            })
        else { throw Failure.invalid("/unit", "notYours", OpeningText.notYourUnit) }
        return Ticket.Creator(
            account: account, name: try desk.name(of: account) + " (\(unit.details.name))", unit: unit.id,
            organisation: unit.organisation, key: key)
    }
}
