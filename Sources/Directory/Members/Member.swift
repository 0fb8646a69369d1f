package import Accounts
package import Kernel

/// Somebody who works in a unit, as a membership of their account says.
package struct Member: Hashable, Sendable {
    package let account: Identifier<Account>
    package let name: String
    /// What they do there, in words.
    package let function: String?
    /// In alphabetical order.
    package let roles: [String]
    package let presence: Presence

    /// Whether they can be reached.
    package enum Presence: Hashable, Sendable {
        case present
        /// Away that day; somebody may stand in.
        case absent(substitute: Identifier<Account>?)
    }

    /// Whom to turn to: themselves, or who stands in; `nil` when nobody does.
    package var reachable: Identifier<Account>? {
        switch presence {
        case .present: account
        case .absent(let substitute): substitute
        }
    }
}
