import Directory
package import Kernel

/// What a need can be about, as selection knows it.
package struct Subject: Sendable {
    package let id: Identifier<Subject>
    package let slug: String
    package let policy: Policy
    /// What people read of it and what is asked; absent in a book that is made for selection alone.
    let entry: SubjectEntry?

    /// A subject as it is kept.
    init(_ entry: SubjectEntry) {
        id = entry.id
        slug = entry.slug.description
        policy = entry.policy
        self.entry = entry
    }

    /// A subject.
    package init(id: Identifier<Subject>, slug: String, policy: Policy = .all) {
        self.id = id
        self.slug = slug
        self.policy = policy
        entry = nil
    }

    /// Who of those who are competent is asked.
    package enum Policy: Hashable, Sendable {
        /// All of them, because they complete each other.
        case all
        /// Those of the narrowest territory.
        case closestLevel
        /// The first so many in order.
        case topN(Int)
        /// One in each unit, each in turn.
        case roundRobin
        /// One in each unit, the one with the fewest open needs.
        case leastLoaded

        /// Whether full experts are passed over.
        var heedsCapacity: Bool { self == .roundRobin || self == .leastLoaded }
    }
}
