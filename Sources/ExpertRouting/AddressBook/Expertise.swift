package import Kernel
package import Territories

/// What an expert does on a subject.
package struct Expertise: Sendable {
    package let id: Identifier<Expertise>
    package let expert: Identifier<Expert>
    package let subject: Identifier<Subject>
    /// Empty when the expert's zones count.
    package let zones: [Zone]
    package let rules: [EligibilityRule]
    /// How many needs may be open at once; no limit when absent.
    package let capacity: Int?
    /// Whether a need is incomplete without it.
    package let isRequired: Bool

    /// An expertise.
    package init(
        id: Identifier<Expertise>, expert: Identifier<Expert>, subject: Identifier<Subject>, zones: [Zone] = [],
        rules: [EligibilityRule] = [], capacity: Int? = nil, isRequired: Bool = true
    ) {
        self.id = id
        self.expert = expert
        self.subject = subject
        self.zones = zones
        self.rules = rules
        self.capacity = capacity
        self.isRequired = isRequired
    }
}
