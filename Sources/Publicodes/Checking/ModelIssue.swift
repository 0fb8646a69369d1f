/// Something that an author should mend in a model, or look at.
package struct ModelIssue: Sendable, Equatable {
    /// How grave it is.
    package enum Severity: Sendable {
        /// The model cannot be used.
        case error
        /// The model can be used, and may not do what its author thinks.
        case warning
    }

    /// What kind of mistake it is.
    package enum Kind: String, Sendable {
        /// A formula that cannot be read.
        case syntax
        /// A name that means no rule, or one that may not be named there.
        case unknownName
        /// Rules whose formulas need one another.
        case cycle
        /// A rule that nothing uses and nobody can answer.
        case unusedRule
        /// A key that is written in a deprecated way.
        case deprecated
    }

    package let severity: Severity
    package let kind: Kind
    /// The rule where it is.
    package let rule: String
    /// What is wrong, in French.
    package let message: String
}
