package import Kernel

/// Days on which somebody is away, and who answers instead.
package struct Absence: Sendable {
    package let id: Identifier<Absence>
    package let account: Identifier<Account>
    package let from: Day
    /// The last day.
    package let to: Day
    package let substitute: Identifier<Account>?
    package let createdAt: Timestamp
    package let version: Int
}
