/// A grouping of communes with taxes of its own (établissement public de coopération intercommunale à fiscalité
/// propre, code général des collectivités territoriales, L5210-1 and following).
package struct Epci: Hashable, Sendable {
    /// Its code is its number in the register of companies.
    package typealias Code = Siren

    package let siren: Siren
    package let name: String
    package let kind: Kind

    /// The legal form, by DGCL's abbreviation.
    package enum Kind: String, CaseIterable, Sendable {
        case communauteDeCommunes = "CC"
        case communauteDAgglomeration = "CA"
        case communauteUrbaine = "CU"
        case metropole = "ME"
    }
}
