/// What an import brings.
enum ImportKind: String, CaseIterable, Sendable {
    case organisations, units

    /// The member by which a row names its object.
    var key: String { self == .organisations ? "slug" : "externalId" }
}

/// What an import does.
enum ImportMode: String, CaseIterable, Sendable {
    /// Says what it would do, and does nothing.
    case dryRun = "dry-run"
    /// Does everything, or nothing when one row is refused.
    case atomic
    /// Does what can be done, and says what cannot.
    case partial
}
