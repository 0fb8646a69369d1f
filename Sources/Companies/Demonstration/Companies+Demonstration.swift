import Database
import Territories

extension Companies {
    /// Loads invented companies, under numbers that the register will never give (they begin with four zeros), for trying the
    /// service out.
    func loadDemonstration(in connection: Connection) throws {
        let trades = [
            ("Fournil des Deux Rives", "10.71C", "5499", "12"), ("Garage du Port", "45.20A", "5710", "11"),
            ("Transports de la Baie", "49.41A", "5710", "22"), ("Menuiserie du Canal", "43.32A", "5499", "03"),
            ("Salon Belle Rive", "96.02A", "1000", "01"), ("Conserverie de la Dune", "10.20Z", "5599", "31"),
            ("Atelier Brume", "32.12Z", "1000", "NN"), ("Maraîchers du Marais", "01.13Z", "6317", "02"),
        ]
        let towns = [("59350", "LILLE", "59000"), ("14118", "CAEN", "14000"), ("69381", "LYON 1ER", "69001")]
        try connection.run(
            """
            INSERT INTO stockImport (id, kind, dataDate, importedAt) VALUES (1, 'companies', '2026-01-01', '2026-01-01T00:00:00.000Z'),
                (2, 'establishments', '2026-01-01', '2026-01-01T00:00:00.000Z')
            """)
        var documents: [(key: RankedKey, words: String)] = []
        for (place, trade) in trades.enumerated() {
            let siren = Companies.completed(1000 + Int64(place))
            let company = Company(
                siren: siren, isActive: true, isPublic: place != 6, name: trade.2 == "1000" ? nil : trade.0,
                person: trade.2 == "1000" ? trade.0 : nil, legalForm: trade.2, naf: trade.1, nafRevision: "NAFRev2",
                category: "PME", workforce: trade.3, workforceYear: 2024, createdOn: "2015-03-02", headOffice: nil,
                stockImport: 1, fingerprint: Int64(place))
            try CompanyTable(connection).put(company)
            for (number, town) in towns.enumerated().prefix(1 + place % 3) {
                let siret = Companies.completed(siren * 10_000 + Int64(number) + 1)
                let establishment = Establishment(
                    siret: siret, isOpen: place != 7 || number == 0, isPublic: place != 6, isHeadOffice: number == 0,
                    naf: trade.1, nafRevision: "NAFRev2", workforce: trade.3, workforceYear: 2024,
                    street: "\(place + 1) RUE DE LA DEMONSTRATION", postalCode: town.2, commune: town.0, town: town.1,
                    place: Commune.Code(town.0).flatMap { territories.resolve($0)?.commune.centroid },
                    createdOn: "2015-03-02", since: "2015-03-02", isEmployer: trade.3 != "NN", stockImport: 2,
                    fingerprint: Int64(place))
                try EstablishmentTable(connection).put(establishment)
                documents.append(
                    (
                        establishment.rankedKey,
                        IndexDocument.words(of: establishment, IndexDocument.Owner(company))
                    ))
            }
        }
        try EstablishmentIndex(connection).insert(documents)
    }

    /// A number with the last digit that makes it pass the formula.
    private static func completed(_ start: Int64) -> Int64 {
        (0...9).map { start * 10 + $0 }.first(where: LuhnFormula.holds)!
    }
}
