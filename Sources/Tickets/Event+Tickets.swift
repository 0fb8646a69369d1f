import Accounts
import Endpoints
import Journal
import Kernel

/// What the journal says of tickets: never a name, a subject or a text.
struct TicketEvent: Sendable {
    let code: StaticString
    /// How the kind is called where others are told, by `/v1/events` and webhooks; `nil` for what stays in the house.
    let title: Text?

    private init(_ code: StaticString, _ title: Text? = nil) {
        self.code = code
        self.title = title
    }

    static let drafted = TicketEvent("ticket-drafted")
    static let edited = TicketEvent("ticket-edited")
    static let deleted = TicketEvent("ticket-deleted")
    static let released = TicketEvent("ticket-released")
    static let waiting = TicketEvent("ticket-waiting")
    static let resumed = TicketEvent("ticket-resumed")
    static let redirected = TicketEvent("ticket-redirected")
    static let corrected = TicketEvent("ticket-message-corrected")
    static let invited = TicketEvent("ticket-participant-invited")
    static let withdrawn = TicketEvent("ticket-participant-withdrawn")
    static let declaredIrrelevant = TicketEvent("ticket-declared-irrelevant")
    static let declaredRelevant = TicketEvent("ticket-declared-relevant")
    static let reminded = TicketEvent("ticket-reminded")
    static let moderated = TicketEvent("ticket-moderators-invited")
    static let revealed = TicketEvent("ticket-identifier-revealed")
    static let linked = TicketEvent("ticket-linked-to-incident")
    static let mandateRevoked = TicketEvent("ticket-mandate-revoked")
    /// Among agents: on an object of its own, so that no history of the ticket shows it to aidants.
    static let noted = TicketEvent("ticket-note-written")
    /// Who looked: on an object of its own too.
    static let read = TicketEvent("ticket-read")

    static let opened = TicketEvent("ticket-opened", Text(fr: "Ticket ouvert", en: "Ticket opened"))
    static let qualified = TicketEvent("ticket-qualified", Text(fr: "Ticket qualifié", en: "Ticket qualified"))
    static let assigned = TicketEvent(
        "ticket-assigned", Text(fr: "Ticket pris en charge", en: "Ticket taken in charge"))
    static let answered = TicketEvent(
        "ticket-answered", Text(fr: "Réponse sur un ticket", en: "Answer on a ticket"))
    static let resolved = TicketEvent("ticket-resolved", Text(fr: "Ticket résolu", en: "Ticket resolved"))
    static let closed = TicketEvent("ticket-closed", Text(fr: "Ticket clos", en: "Ticket closed"))
    static let reopened = TicketEvent("ticket-reopened", Text(fr: "Ticket rouvert", en: "Ticket reopened"))
    static let anonymised = TicketEvent("ticket-anonymised", Text(fr: "Ticket anonymisé", en: "Ticket anonymised"))
    static let clockWarning = TicketEvent(
        "ticket-clock-warning", Text(fr: "Délai bientôt dépassé", en: "Delay nearly over"))
    static let clockBreached = TicketEvent(
        "ticket-clock-breached", Text(fr: "Délai dépassé", en: "Delay over"))

    /// The kinds that others are told.
    static let types: [EventType] = [
        opened, qualified, assigned, answered, resolved, closed, reopened, anonymised, clockWarning, clockBreached,
    ].map { event in
        EventType(
            event.code, title: event.title!, roles: [.agent, .aidant, .organisationManager, .unitManager],
            scopes: [.ticketsRead, .ticketsWrite])
    }

    /// The journal's entry.
    func entry(
        on ticket: Ticket, as object: StaticString = "ticket", details: String? = nil, audience: Set<Audience> = []
    ) -> Event {
        Event(
            code, on: ObjectName(object, ticket.id), version: ticket.version, details: details, audience: audience)
    }
}
