import Kernel
import WorkingTime

/// What the journal's entries say for statistics: delays in worked hours, categories, never who.
enum TicketFigures {
    /// The details of an entry that opens a ticket.
    static func category(of ticket: Ticket) -> String { "{\"category\":\"\(ticket.category)\"}" }

    /// The details of an entry that resolves a ticket.
    static func delays(of ticket: Ticket, at now: Timestamp) -> String {
        let calendar = Calendars.calendar(of: ticket.departement)
        func hours(to end: Timestamp?) -> String? {
            guard let opened = ticket.moments.opened, let end else { return nil }
            return String(calendar.workedSeconds(from: opened, to: end) / 3600)
        }
        let members = [
            "\"category\":\"\(ticket.category)\"",
            hours(to: ticket.moments.firstAnswered).map { "\"firstAnswerHours\":\($0)" },
            hours(to: now).map { "\"resolutionHours\":\($0)" },
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
