/// Reads successions out of the register's stock file (StockEtablissementLiensSuccession).
struct SuccessionColumns {
    private let record: StockRecord
    private let place: [Int]

    private static let names = [
        "siretEtablissementPredecesseur", "siretEtablissementSuccesseur", "dateLienSuccession", "transfertSiege",
        "continuiteEconomique", "dateDernierTraitementLienSuccession",
    ]

    init(_ record: StockRecord) {
        self.record = record
        place = record.places(of: SuccessionColumns.names)
    }

    /// When the register last touched the record.
    var touchedOn: String? { record.day(place[5]) }

    /// The present record.
    func read() -> Result<Succession, StockFault> {
        guard record.isReadable else { return .failure(.notUTF8) }
        guard let predecessor = record.number(place[0], digits: 14),
            let successor = record.number(place[1], digits: 14),
            LuhnFormula.holdsForEstablishment(predecessor), LuhnFormula.holdsForEstablishment(successor),
            predecessor != successor
        else { return .failure(.wrongNumber) }
        guard let since = record.day(place[2]) else { return .failure(.wrongDay) }
        return .success(
            Succession(
                predecessor: predecessor, successor: successor, since: since,
                movesHeadOffice: record.isTrue(place[3]), isContinuous: record.isTrue(place[4])))
    }
}

extension StockRecord {
    /// `true`, as against `false` or nothing.
    func isTrue(_ place: Int) -> Bool { file.bytes(at: place).elementsEqual("true".utf8) }
}
