import Territories

/// Reads establishments out of the register's stock file (StockEtablissement).
struct EstablishmentColumns {
    private let record: StockRecord
    private let place: [Int]
    private let territories: Territories

    private static let names = [
        "siret", "etatAdministratifEtablissement", "statutDiffusionEtablissement", "etablissementSiege",
        "enseigne1Etablissement", "enseigne2Etablissement", "enseigne3Etablissement",
        "denominationUsuelleEtablissement", "activitePrincipaleEtablissement",
        "nomenclatureActivitePrincipaleEtablissement", "trancheEffectifsEtablissement", "anneeEffectifsEtablissement",
        "complementAdresseEtablissement", "numeroVoieEtablissement", "indiceRepetitionEtablissement",
        "typeVoieEtablissement", "libelleVoieEtablissement", "codePostalEtablissement", "codeCommuneEtablissement",
        "libelleCommuneEtablissement", "coordonneeLambertAbscisseEtablissement",
        "coordonneeLambertOrdonneeEtablissement", "dateCreationEtablissement", "dateDebut",
        "caractereEmployeurEtablissement", "dateDernierTraitementEtablissement",
    ]

    init(_ record: StockRecord, _ territories: Territories) {
        self.record = record
        self.territories = territories
        place = record.places(of: EstablishmentColumns.names)
    }

    /// When the register last touched the record.
    var touchedOn: String? { record.day(place[25]) }

    /// The present record.
    func read(_ stockImport: Int64) -> Result<Establishment, StockFault> {
        guard record.isReadable else { return .failure(.notUTF8) }
        guard let siret = record.number(place[0], digits: 14), LuhnFormula.holdsForEstablishment(siret) else {
            return .failure(.wrongNumber)
        }
        let state = record.flag(place[1])
        guard state == UInt8(ascii: "A") || state == UInt8(ascii: "F") else { return .failure(.wrongState) }
        let commune = record.text(place[18])
        return .success(
            Establishment(
                siret: siret, isOpen: state == UInt8(ascii: "A"),
                isPublic: record.flag(place[2]) == UInt8(ascii: "O"),
                isHeadOffice: record.isTrue(place[3]),
                tradeName: joined(place[4...6]), usualName: record.text(place[7]), naf: record.text(place[8]),
                nafRevision: record.text(place[9]), workforce: record.text(place[10]),
                workforceYear: record.number(place[11], digits: 4).map(Int.init), complement: record.text(place[12]),
                street: joined(place[13...16]), postalCode: record.text(place[17]), commune: commune,
                town: record.text(place[19]), place: coordinates(commune), createdOn: record.day(place[22]),
                since: record.day(place[23]), isEmployer: record.yes(place[24]), stockImport: stockImport,
                fingerprint: record.fingerprint))
    }

    private func joined(_ places: ArraySlice<Int>) -> String? {
        var text = ""
        for place in places {
            guard let part = record.text(place) else { continue }
            if !text.isEmpty { text += " " }
            text += part
        }
        return text.isEmpty ? nil : text
    }

    /// The register's own point, or the centre of the commune.
    private func coordinates(_ commune: String?) -> Coordinates? {
        if let x = record.real(place[20]), let y = record.real(place[21]),
            let point = LambertProjection.place(x: x, y: y)
        {
            return point
        }
        return commune.flatMap { Commune.Code($0) }.flatMap { territories.resolve($0)?.commune.centroid }
    }
}
