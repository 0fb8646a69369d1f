import Territories

/// A place of a company as the register gives it.
struct Establishment: Hashable, Sendable {
    var siret: Int64
    var isOpen: Bool
    var isPublic: Bool
    var isHeadOffice: Bool
    var tradeName: String?
    var usualName: String?
    var naf: String?
    var nafRevision: String?
    var workforce: String?
    var workforceYear: Int?
    var complement: String?
    var street: String?
    var postalCode: String?
    var commune: String?
    var town: String?
    var place: Coordinates?
    var createdOn: String?
    /// Since when it is as it is.
    var since: String?
    var isEmployer: Bool?
    var stockImport: Int64
    var fingerprint: Int64

    var siren: Int64 { siret / 100_000 }

    var rankedKey: RankedKey {
        RankedKey(siret: siret, isOpen: isOpen, isHeadOffice: isHeadOffice, workforce: workforce)
    }
}
