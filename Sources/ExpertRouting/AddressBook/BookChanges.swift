import Kernel

/// What was read again of an address book.
struct BookChanges {
    /// Whose entries are replaced.
    var touched: Set<Identifier<Expert>> = []
    /// Those of them who are still there.
    var experts: [Expert] = []
    /// What these do.
    var expertises: [Expertise] = []
    /// Units by name; `nil` for one that is there no more.
    var units: [String: UnitFacts?] = [:]
    /// Organisations by name; `nil` for one that is there no more.
    var organisations: [String: OrganisationFacts?] = [:]
    /// Every subject, when one of them changed.
    var subjects: [Subject]?
}
