package import Kernel
package import Territories

/// A team mailbox with its members, as selection knows it.
package struct Expert: Sendable {
    package let id: Identifier<Expert>
    package let unit: String
    package let isLive: Bool
    /// Empty when the unit's zones count.
    package let zones: [Zone]
    package let rules: [EligibilityRule]
    package let presence: Presence
    /// How many needs it has open.
    package let openMatches: Int
    /// When it was last chosen in turn.
    package let lastChosenAt: Timestamp?

    /// An expert.
    package init(
        id: Identifier<Expert>, unit: String, isLive: Bool = true, zones: [Zone] = [], rules: [EligibilityRule] = [],
        presence: Presence = .present, openMatches: Int = 0, lastChosenAt: Timestamp? = nil
    ) {
        self.id = id
        self.unit = unit
        self.isLive = isLive
        self.zones = zones
        self.rules = rules
        self.presence = presence
        self.openMatches = openMatches
        self.lastChosenAt = lastChosenAt
    }

    /// Whether somebody of the team is there.
    package enum Presence: Hashable, Sendable {
        case present
        /// All are absent; the expert who stands in, if one was named.
        case absent(substitute: Identifier<Expert>?)
    }
}
