package import Kernel

/// Whom an organisation, a unit, an expert or an expertise takes on.
package struct EligibilityRule: Sendable {
    package let id: Identifier<EligibilityRule>
    package let owner: Owner
    /// The subjects that it is about; all of them when empty.
    package let subjects: Set<Identifier<Subject>>
    package let when: Condition
    package let onMissing: OnMissing

    /// A rule.
    package init(
        id: Identifier<EligibilityRule>, owner: Owner, subjects: Set<Identifier<Subject>> = [], when: Condition,
        onMissing: OnMissing
    ) {
        self.id = id
        self.owner = owner
        self.subjects = subjects
        self.when = when
        self.onMissing = onMissing
    }

    /// Whose rule it is, by the level and the name.
    package struct Owner: Hashable, Sendable {
        package let level: Level
        package let id: String

        /// An owner.
        package init(_ level: Level, _ id: String) {
            self.level = level
            self.id = id
        }

        /// Where in the address book a rule stands.
        package enum Level: String, Codable, CaseIterable, Sendable {
            case organisation
            case unit
            case expert
            case expertise
        }
    }

    /// What to do when a fact that the rule asks for is not known.
    package enum OnMissing: String, Codable, CaseIterable, Sendable {
        case accept
        case reject
        /// The need waits for somebody to look.
        case review
    }
}
