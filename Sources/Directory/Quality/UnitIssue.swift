/// What may be wrong with the entry of a unit.
enum UnitIssue: String, CaseIterable, Sendable {
    /// Nobody who can sign in is a member.
    case noMember
    /// It covers nothing, and is not national.
    case noZone
    /// Members were suspended, or have not been here for a year.
    case membersGone
    /// Letters to its mailbox come back.
    case addressBouncing
    /// Nobody said for a year that the entry is right.
    case notVerified
}
