import Attachments
import Crypto
import Database
import Directory
import Journal
import Kernel
import Territories
import WorkingTime

/// Where tickets are written and sent.
struct OpeningDesk {
    let desk: TicketDesk
    private var connection: Connection { desk.connection }
    private var now: Timestamp { desk.now }

    /// Writes a new ticket.
    func open(_ plan: OpeningPlan) throws -> MetTicket {
        var ticket = plan.ticket
        ticket.moments.due = plan.clocks?.dueAt
        let table = TicketTable(connection)
        ticket.id = desk.transaction.identifier()
        ticket.reference = try table.nextReference(
            plan.prefix, year: ParisTime.day(at: ticket.moments.created).year)
        ticket.audience = try plan.audience.numbered(in: connection)
        ticket.number = try table.insert(ticket)
        try UnitPlaces(connection).insert(plan.targets, of: ticket.number)
        try keep(plan, of: ticket)
        if let clocks = plan.clocks { try ClockTable(connection).insert(clocks, of: ticket.number) }
        try SightTable(connection).place(ticket, before: nil)
        if ticket.state == .draft {
            try desk.record(.drafted, on: ticket)
        } else {
            try announce(ticket, at: plan.targets)
        }
        return MetTicket(ticket: ticket, standing: plan.standing, targets: plan.targets)
    }

    /// Changes a draft.
    func edit(_ met: MetTicket, from order: TicketOrder) throws -> MetTicket {
        var ticket = met.ticket
        guard ticket.state == .draft else { throw Failure.notAllowed(from: ticket.state) }
        let snapshot = desk.snapshot
        if let subject = order.subject { ticket.subject = subject.description }
        if let code = order.category {
            _ = try CategoryTable(connection).existing(code)
            ticket.category = code.description
        }
        if order.urgency != nil { ticket.urgency = try OpeningDesk.urgency(order.urgency) }
        if let place = order.commune {
            let chain = try snapshot.chain(of: place)
            ticket.commune = chain.commune.code
            ticket.departement = OpeningDesk.area(of: chain)
        }
        if let subject = Subject(ticket.subject) { try OpeningDesk.check(subject, order.usager) }
        var plan = OpeningPlan(ticket: ticket)
        plan.targets = met.current
        if order.units != nil || order.organisations != nil {
            plan.targets = try RecipientChoice(snapshot: snapshot).targets(
                of: order, chain: try snapshot.chain(of: ticket.commune))
            try connection.run("DELETE FROM ticketUnit WHERE ticket = \(ticket.number)")
            try UnitPlaces(connection).insert(plan.targets, of: ticket.number)
        }
        if order.colleagues != nil {
            plan.colleagues = try snapshot.colleagues(order.colleagues ?? [], of: ticket.creator)
            try connection.run("DELETE FROM ticketParticipant WHERE ticket = \(ticket.number)")
        }
        try snapshot.fill(&plan, from: order)
        if plan.description != nil {
            try connection.run("DELETE FROM ticketMessage WHERE number = \(Message.number(0, of: ticket.number))")
        }
        ticket = plan.ticket
        try keep(plan, of: ticket)
        ticket.touch(at: now)
        try desk.save(ticket, was: met)
        try desk.record(.edited, on: ticket)
        return try desk.meetAgain(ticket)
    }

    /// Sends a draft.
    func submit(_ met: MetTicket) throws -> MetTicket {
        // What is not a draft says what it allows before anything of it is looked at.
        guard met.ticket.state == .draft else { throw Failure.notAllowed(from: met.ticket.state) }
        var plan = OpeningPlan(ticket: met.ticket)
        plan.targets = met.current
        if let mandate = met.ticket.mandate { plan.mandate = try MandateTable(connection).find(mandate) }
        try desk.snapshot.send(
            &plan, hasDescription: try MessageTable(connection).message(0, of: met.ticket.number) != nil,
            hasUsager: try UsagerTable(connection: connection, keys: desk.keeping.keys).usager(of: met.ticket.number)
                != nil)
        var ticket = plan.ticket
        ticket.touch(at: now)
        try desk.save(ticket, was: met, clocks: plan.clocks)
        try announce(ticket, at: plan.targets)
        return try desk.meetAgain(ticket)
    }

    /// Says that a ticket came.
    private func announce(_ ticket: Ticket, at targets: [MetTicket.TargetUnit]) throws {
        try desk.record(.opened, on: ticket, details: TicketFigures.category(of: ticket), at: targets)
        try desk.tell(ticket.state == .toQualify ? .toQualify : .opened, of: ticket, step: "")
    }

    /// Keeps all that belongs to a ticket, in the rows beside it.
    private func keep(_ plan: OpeningPlan, of ticket: Ticket) throws {
        for colleague in plan.colleagues {
            try ParticipantTable(connection).put(colleague, in: ticket.number, by: ticket.creator.account)
        }
        try keepMandate(of: plan, for: ticket)
        let usagers = UsagerTable(connection: connection, keys: desk.keeping.keys)
        if let usager = plan.usager { try usagers.put(usager, of: ticket.number) }
        for identifier in plan.identifiers { try usagers.put(identifier, of: ticket.number) }
        if let description = plan.description { try keepOpening(description, plan.words, of: ticket) }
        for file in plan.attachments {
            try desk.transaction.attachments.attach(file, to: ObjectName("ticket", ticket.id), by: desk.caller)
        }
    }

    private func keepMandate(of plan: OpeningPlan, for ticket: Ticket) throws {
        guard var mandate = plan.mandate, mandate.ticket == nil else { return }
        let table = MandateTable(connection)
        if plan.isMandateNew {
            mandate.ticket = ticket.number
            return try MandateDesk(desk: desk).keep(mandate)
        }
        // It may have been taken, or taken back, since the plan was made.
        guard var mandate = try table.find(mandate.id), mandate.ticket == nil else { throw Failure(.mandateTaken) }
        guard ticket.state == .draft || mandate.isValid(at: now) else {
            throw Failure.mandateNotUsable(mandate.stateName(at: now))
        }
        mandate.ticket = ticket.number
        mandate.version += 1
        try table.save(mandate)
    }

    /// The first message: what the creator wrote.
    private func keepOpening(_ description: LongText, _ words: SearchTable.Words?, of ticket: Ticket) throws {
        try MessageTable(connection).insert(
            Message(
                number: Message.number(0, of: ticket.number), id: desk.transaction.identifier(), openPlace: 0,
                type: .opening, author: ticket.creator.account, authorName: ticket.creator.name, isByAgent: false,
                text: description.description, repliesTo: nil, createdAt: now, correctedAt: nil))
        guard ticket.state != .draft else { return }
        SearchTable(desk.transaction).insert(
            SearchTable.Entry(
                number: Message.number(0, of: ticket.number),
                words: words ?? SearchTable.Words(of: ticket.subject + " " + description.description), isNote: false),
            for: ticket.audience)
    }
}
