/// A code that was a commune's once, and the commune that it belongs to today.
package struct FormerCommune: Hashable, Sendable {
    package let code: Commune.Code
    /// Empty when only the code is known.
    package let name: String
    package let kind: Kind
    /// The commune of today.
    package let commune: Commune.Code

    /// What became of it.
    package enum Kind: String, CaseIterable, Sendable {
        /// Part of a new commune, with a mayor of its own (commune déléguée).
        case delegated
        /// Part of a commune since the law of 1971 (commune associée).
        case associated
        /// Gone.
        case merged
    }
}
