/// Something that an author should know, and that stops nothing.
package struct Warning: Sendable, Equatable {
    /// What it is about; each may be silenced.
    package enum Kind: String, CaseIterable, Sendable {
        case cyclicReferences
        case experimentalRules
        case unitConversion
        case deprecatedSyntax
        case situationIssues
    }

    package let kind: Kind
    /// The text, in the reference's layout.
    package let message: String
}
