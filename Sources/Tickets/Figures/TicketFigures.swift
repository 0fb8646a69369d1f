import Kernel
import WorkingTime

/// What the journal's entries say for statistics: delays in worked hours, categories, never who.
enum TicketFigures {
    /// The details of an entry that opens a ticket.
    static func category(of ticket: Ticket) -> String { "{\"category\":\"\(ticket.category)\"}" }

    /// Worked hours from the opening of a ticket until an instant.
    static func hours(of ticket: Ticket, to end: Timestamp?) -> String? {
        guard let opened = ticket.moments.opened, let end else { return nil }
        return String(Calendars.calendar(of: ticket.departement).workedSeconds(from: opened, to: end) / 3600)
    }

    /// The details of an entry that resolves a ticket.
    static func delays(of ticket: Ticket, at now: Timestamp) -> String {
        let members = [
            "\"category\":\"\(ticket.category)\"",
            hours(of: ticket, to: ticket.moments.firstAnswered).map { "\"firstAnswerHours\":\($0)" },
            hours(of: ticket, to: now).map { "\"resolutionHours\":\($0)" },
            "\"relevant\":\(ticket.isRelevant)",
        ]
        return "{" + members.compactMap(\.self).joined(separator: ",") + "}"
    }

    /// The details of an entry that closes a ticket.
    static func closure(of ticket: Ticket) -> String {
        var members = [
            "\"category\":\"\(ticket.category)\"", "\"reason\":\"\(ticket.closure?.reason.rawValue ?? "")\"",
            "\"resolved\":\(ticket.moments.resolved != nil)", "\"relevant\":\(ticket.isRelevant)",
        ]
        switch ticket.closure?.usefulness {
        case .yes: members.append("\"useful\":true")
        case .no: members.append("\"useful\":false")
        case .unknown, nil: break
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}
