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
    case mandateRevoked
}

extension TicketDesk {
    /// Writes down that something happened which everybody who sees the ticket may know.
    func record(_ event: TicketEvent, on ticket: Ticket, details: String? = nil) throws {
        try transaction.journal.append(
            event.entry(
                on: ticket, details: details, audience: event.title == nil ? [] : audienceOfEvents(ticket)), by: author,
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
    private func audienceOfEvents(_ ticket: Ticket) throws -> Set<Audience> {
        var audience: Set<Audience> = [
            Audience(
                organisation: ticket.creator.organisation.description, unit: ticket.creator.unit.description)
        ]
        try connection.stream(
            "SELECT organisation, unit FROM ticketUnit WHERE ticket = \(ticket.number) AND leftAt IS NULL"
        ) { row in
            audience.insert(Audience(organisation: try row[0], unit: try row[1]))
        }
        return audience
    }
}
