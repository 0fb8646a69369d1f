/// Reads legal units out of the register's stock file (StockUniteLegale).
struct CompanyColumns {
    private let record: StockRecord
    private let place: [Int]

    private static let names = [
        "siren", "etatAdministratifUniteLegale", "statutDiffusionUniteLegale", "denominationUniteLegale",
        "prenomUsuelUniteLegale", "prenom1UniteLegale", "nomUsageUniteLegale", "nomUniteLegale", "sigleUniteLegale",
        "denominationUsuelle1UniteLegale", "categorieJuridiqueUniteLegale", "activitePrincipaleUniteLegale",
        "nomenclatureActivitePrincipaleUniteLegale", "categorieEntreprise", "trancheEffectifsUniteLegale",
        "anneeEffectifsUniteLegale", "dateCreationUniteLegale", "nicSiegeUniteLegale",
        "identifiantAssociationUniteLegale", "caractereEmployeurUniteLegale", "economieSocialeSolidaireUniteLegale",
        "dateDernierTraitementUniteLegale",
    ]

    init(_ record: StockRecord) {
        self.record = record
        place = record.places(of: CompanyColumns.names)
    }

    /// When the register last touched the record.
    var touchedOn: String? { record.day(place[21]) }

    /// The present record.
    func read(_ stockImport: Int64) -> Result<Company, StockFault> {
        guard record.isReadable else { return .failure(.notUTF8) }
        guard let siren = record.number(place[0], digits: 9), LuhnFormula.holds(siren) else {
            return .failure(.wrongNumber)
        }
        let state = record.flag(place[1])
        guard state == UInt8(ascii: "A") || state == UInt8(ascii: "C") else { return .failure(.wrongState) }
        let first = record.text(place[4]) ?? record.text(place[5])
        let last = record.text(place[6]) ?? record.text(place[7])
        let person = [first, last].compactMap(\.self).joined(separator: " ")
        return .success(
            Company(
                siren: siren, isActive: state == UInt8(ascii: "A"),
                isPublic: record.flag(place[2]) == UInt8(ascii: "O"), name: record.text(place[3]),
                person: person.isEmpty ? nil : person, acronym: record.text(place[8]),
                usualName: record.text(place[9]), legalForm: record.text(place[10]), naf: record.text(place[11]),
                nafRevision: record.text(place[12]), category: record.text(place[13]),
                workforce: record.text(place[14]), workforceYear: record.number(place[15], digits: 4).map(Int.init),
                createdOn: record.day(place[16]), headOffice: record.number(place[17], digits: 5),
                association: record.text(place[18]), isEmployer: record.yes(place[19]),
                isSocialEconomy: record.yes(place[20]), stockImport: stockImport, fingerprint: record.fingerprint))
    }
}

extension StockRecord {
    /// `O` and `N`.
    func yes(_ place: Int) -> Bool? {
        switch flag(place) {
        case UInt8(ascii: "O"): true
        case UInt8(ascii: "N"): false
        default: nil
        }
    }
}
