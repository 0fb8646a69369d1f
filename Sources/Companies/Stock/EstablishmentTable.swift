import Database
import Territories

/// The establishments that are stored.
struct EstablishmentTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ siret: Int64) throws -> Establishment? {
        try connection.first(
            "SELECT \(EstablishmentTable.columns) FROM establishment WHERE siret = \(siret)", as: Establishment.init)
    }

    /// Those of a legal unit, in the order of their numbers, after one of them.
    func all(of siren: Int64, after siret: Int64? = nil, limit: Int) throws -> [Establishment] {
        try connection.all(
            """
            SELECT \(EstablishmentTable.columns) FROM establishment
            WHERE siret > \(siret ?? siren * 100_000 - 1) AND siret < \((siren + 1) * 100_000)
            ORDER BY siret LIMIT \(limit)
            """, as: Establishment.init)
    }

    /// How many a legal unit has, open and in all.
    func count(of siren: Int64) throws -> (open: Int, all: Int) {
        try connection.first(
            """
            SELECT count(*) FILTER (WHERE state = 'open'), count(*) FROM establishment
            WHERE siret BETWEEN \(siren * 100_000) AND \(siren * 100_000 + 99_999)
            """
        ) { row in (try row[0], try row[1]) } ?? (0, 0)
    }

    /// Where one is.
    func place(of siret: Int64) throws -> Coordinates? {
        try connection.first("SELECT latitude, longitude FROM establishment WHERE siret = \(siret)") { row in
            let latitude: Double? = try row[0]
            let longitude: Double? = try row[1]
            guard let latitude, let longitude else { return nil }
            return Coordinates(latitude: latitude, longitude: longitude)
        } ?? nil
    }

    /// The code of the commune of one.
    func commune(of siret: Int64) throws -> String? {
        try connection.value("SELECT commune FROM establishment WHERE siret = \(siret)")
    }

    func fingerprint(of siret: Int64) throws -> Int64? {
        try connection.value("SELECT fingerprint FROM establishment WHERE siret = \(siret)")
    }

    /// Those of a range, in order.
    func fingerprints(in range: ClosedRange<Int64>, limit: Int) throws -> [(number: Int64, value: Int64)] {
        try connection.all(
            """
            SELECT siret, fingerprint FROM establishment WHERE siret BETWEEN \(range.lowerBound) AND \(range.upperBound)
            LIMIT \(limit)
            """
        ) { row in (try row[0], try row[1]) }
    }

    func put(_ establishment: Establishment) throws {
        try connection.run(
            """
            REPLACE INTO establishment (siret, rankedKey, state, isPublic, isHeadOffice, tradeName, usualName, naf,
                nafRevision, workforce, workforceYear, complement, street, postalCode, commune, town, latitude, longitude,
                createdOn, since, isEmployer, stockImport, fingerprint)
            VALUES (\(establishment.siret), \(establishment.rankedKey.value), \(establishment.isOpen ? "open" : "closed"),
                \(establishment.isPublic), \(establishment.isHeadOffice), \(establishment.tradeName),
                \(establishment.usualName), \(establishment.naf), \(establishment.nafRevision),
                \(establishment.workforce), \(establishment.workforceYear), \(establishment.complement),
                \(establishment.street), \(establishment.postalCode), \(establishment.commune), \(establishment.town),
                \(establishment.place?.latitude), \(establishment.place?.longitude), \(establishment.createdOn),
                \(establishment.since), \(establishment.isEmployer), \(establishment.stockImport),
                \(establishment.fingerprint))
            """)
    }

    private static let columns: SQL =
        """
        siret, state, isPublic, isHeadOffice, tradeName, usualName, naf, nafRevision, workforce, workforceYear, complement,
        street, postalCode, commune, town, latitude, longitude, createdOn, since, isEmployer, stockImport, fingerprint
        """
}

extension Establishment {
    init(_ row: borrowing Row) throws {
        let state: String = try row[1]
        let latitude: Double? = try row[15]
        let longitude: Double? = try row[16]
        var place: Coordinates?
        if let latitude, let longitude { place = Coordinates(latitude: latitude, longitude: longitude) }
        self.init(
            siret: try row[0], isOpen: state == "open", isPublic: try row[2], isHeadOffice: try row[3],
            tradeName: try row[4], usualName: try row[5], naf: try row[6], nafRevision: try row[7],
            workforce: try row[8], workforceYear: try row[9], complement: try row[10], street: try row[11],
            postalCode: try row[12], commune: try row[13], town: try row[14], place: place, createdOn: try row[17],
            since: try row[18], isEmployer: try row[19], stockImport: try row[20], fingerprint: try row[21])
    }
}
