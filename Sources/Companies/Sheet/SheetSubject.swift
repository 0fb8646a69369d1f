import Territories

/// What a sheet is about: a legal unit, or one of its establishments; as much of both as is stored.
struct SheetSubject: Sendable {
    let siren: Siren
    /// Absent for the sheet of a legal unit.
    let siret: Siret?
    let company: Company?
    let establishment: Establishment?

    /// The number by which it was asked for.
    var number: String { siret?.description ?? siren.description }

    /// Whether the register may tell it to everybody.
    var isPublic: Bool { company?.isPublic != false && establishment?.isPublic != false }
}
