package import Kernel

/// A kind of event that leaves the house: told through `/v1/events` and webhooks to those who may see it. A kind that no
/// feature declares stays in the journal.
package struct EventType: Sendable {
    /// The code that the journal gives to such events: `ticket-resolved`.
    package let code: String
    package let title: Text
    /// The roles that see it, each within its perimeter; it says nothing but which object at which version.
    package let roles: Set<Role>
    /// The scopes by which a key sees it, besides the one that opens events.
    package let scopes: Set<Scope>

    /// A kind of event.
    package init(_ code: StaticString, title: Text, roles: Set<Role>, scopes: Set<Scope> = []) {
        self.code = code.description
        self.title = title
        self.roles = roles
        self.scopes = scopes
    }
}
