import Accounts
import Endpoints

/// Who may come as far as the ticket is looked at.
enum TicketAccess {
    /// Whoever can be something to a ticket.
    static let reading = Access.granted(
        roles: [
            .administrator, .agent, .aidant, .observer, .organisationManager, .qualifier, .territoryManager,
            .ticketModerator, .unitManager,
        ], scopes: [.ticketsRead, .ticketsWrite])
    /// Those who open tickets.
    static let opening = Access.granted(roles: [.aidant], scopes: [.ticketsWrite])
    /// Those who set what concerns an organisation.
    static let settings = Access.granted(roles: [.administrator, .organisationManager])
}
