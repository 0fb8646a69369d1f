import Database
import Directory
import Journal
import Kernel

/// What is to be told to people, by whom it concerns.
enum NoticeKind: String, SQLValue, Sendable {
    case toQualify
    case opened
    /// To everybody who takes part.
    case message
    /// To agents alone.
    case note
    case invitation
    case resolved
    case closed
    case reopened
    case clockWarning
    case clockBreach
    case reminder
    /// A wait is over by itself.
    case resumed
    case mandateRevoked
}

extension TicketDesk {
    /// Writes down that something happened which everybody who sees the ticket may know.
    ///
    /// - Parameter targets: the units where it is, when they are known.
    func record(
        _ event: TicketEvent, on ticket: Ticket, details: String? = nil, at targets: [MetTicket.TargetUnit]? = nil
    ) throws {
        try transaction.journal.append(
            event.entry(
                on: ticket, details: details,
                audience: event.title == nil
                    ? [] : audienceOfEvents(ticket, at: targets ?? snapshot.standings.targets(of: ticket.number))),
            by: author,
            request: caller.person == nil && caller.partner == nil ? nil : caller.request)
    }

    /// Has people told, soon after this is on the disk.
    func tell(_ kind: NoticeKind, of ticket: Ticket, step: String) throws {
        try connection.run(
            """
            INSERT INTO ticketNotice (ticket, kind, step, author, at)
            VALUES (\(ticket.number), \(kind), \(step), \(caller.person?.account), \(now))
            """)
    }

    /// The organisations and units that an event concerns.
    private func audienceOfEvents(_ ticket: Ticket, at targets: [MetTicket.TargetUnit]) -> Set<Audience> {
        var audience: Set<Audience> = [
            Audience(
                organisation: ticket.creator.organisation.description, unit: ticket.creator.unit.description)
        ]
        for target in targets where target.leftAt == nil {
            audience.insert(
                Audience(organisation: target.organisation.description, unit: target.unit.description))
        }
        return audience
    }
}
