import Accounts
import Directory
import Endpoints

/// Who may come as far as the need is looked at.
enum NeedAccess {
    /// Those who follow needs: who received them, who opened them, who runs the queues.
    static let followers = Access.granted(
        roles: [.administrator, .adviser, .organisationManager, .routingExpert, .unitManager], scopes: [.needsWrite])
    /// The same without keys: what persons write to each other.
    static let persons = Access.granted(
        roles: [.administrator, .adviser, .organisationManager, .routingExpert, .unitManager])
    /// Those who answer.
    static let experts = Access.granted(roles: [.organisationManager, .routingExpert, .unitManager])
}
