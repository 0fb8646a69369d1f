package import Kernel
package import Territories

/// A team mailbox with its members, as selection knows it.
package struct Expert: Sendable {
    package let id: Identifier<Expert>
    package let unit: String
    package let name: String
    /// Where needs are told; absent in a book that tells nobody.
    let mailbox: String?
    package let isLive: Bool
    /// Empty when the unit's zones count.
    package let zones: [Zone]
    package let rules: [EligibilityRule]
    package let presence: Presence
    /// How many needs it has open.
    package let openMatches: Int
    /// When it was last chosen in turn.
    package let lastChosenAt: Timestamp?
    /// Whether anybody reads its needs here, besides its mailbox.
    package let hasMembers: Bool

    /// An expert.
    package init(
        id: Identifier<Expert>, unit: String, name: String = "", mailbox: String? = nil, isLive: Bool = true,
        zones: [Zone] = [],
        rules: [EligibilityRule] = [],
        presence: Presence = .present, openMatches: Int = 0, lastChosenAt: Timestamp? = nil, hasMembers: Bool = true
    ) {
        self.id = id
        self.unit = unit
        self.name = name
        self.mailbox = mailbox
        self.isLive = isLive
        self.zones = zones
        self.rules = rules
        self.presence = presence
        self.openMatches = openMatches
        self.lastChosenAt = lastChosenAt
        self.hasMembers = hasMembers
    }

    /// Whether somebody of the team is there.
    package enum Presence: Hashable, Sendable {
        case present
        /// All are absent; the expert who stands in, if one was named.
        case absent(substitute: Identifier<Expert>?)
    }
}
