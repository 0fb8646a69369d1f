import Database
import Directory
import Endpoints
import Glibc
import Kernel
import Territories

/// An address book of many units: what finding those for a commune costs.
/// `bench-directory DATABASE TERRITORIES [UNITS]`; the file must not exist.
@main
enum BenchDirectory {
    static func main() throws {
        let units = CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3])! : 10_000
        let territories = try Territories(folder: CommandLine.arguments[2])
        let directory = Directory(territories: territories, clock: .system)
        let database = try Database(
            DatabaseConfiguration(path: CommandLine.arguments[1]), migrations: directory.feature.migrations)
        let communes = territories.communes(limit: 40_000)
        for start in stride(from: 0, to: units, by: 1000) {
            try database.writer.write { transaction in
                for number in start..<min(start + 1000, units) {
                    try insert(number, at: communes.randomElement()!, territories, transaction)
                }
            }
        }
        let reader = try database.makeReader()
        let organisation = Organisation.Slug("organisation-7")!
        for (name, kilometres, organisation) in [
            ("competent", nil, nil), ("competent, of one organisation", nil, organisation),
            ("competent or within 40 km", 40, nil), ("competent or within 200 km", 200, nil),
            ("within 200 km, of one organisation", 200, organisation),
        ] as [(String, Double?, Organisation.Slug?)] {
            var times: [Duration] = []
            var found = 0
            for _ in 0..<2000 {
                let chain = territories.resolve(communes.randomElement()!.code)!
                let search = UnitSearch(
                    chain: chain, kilometres: kilometres, organisation: organisation, limit: 20)
                times.append(
                    try ContinuousClock().measure {
                        try reader.read { connection in
                            for candidate in try directory.candidates(search, in: connection) {
                                if try directory.unit(candidate.unit, in: connection) != nil { found += 1 }
                            }
                        }
                    })
            }
            times.sort()
            print(
                "\(name): p50 \(times[1000]), p95 \(times[1900]), p99 \(times[1980]); \(found / 2000) found on average")
        }
        database.close()
    }

    /// Half of the units cover an EPCI, a third a departement, the others a commune; one in a thousand the country.
    private static func insert(
        _ number: Int, at commune: Commune, _ territories: Territories, _ transaction: WriteTransaction
    ) throws {
        let connection = transaction.connection
        let chain = territories.resolve(commune.code)!
        let zones = chain.zones
        let zone =
            number % 1000 == 0
            ? Zone.country : number % 2 == 0 ? zones[min(1, zones.count - 1)] : number % 3 == 0 ? zones[0] : zones[2]
        let id = transaction.identifier(of: Unit.self)
        let organisation = "organisation-\(number % 40)"
        let end = "9999-12-31T23:59:59.999Z"
        try connection.run(
            """
            INSERT INTO organisation (slug, version, createdAt) VALUES (\(organisation), 1, \(transaction.now))
            ON CONFLICT DO NOTHING
            """)
        try connection.run(
            """
            INSERT INTO unit (id, organisation, version, verifiedAt, createdAt)
            VALUES (\(id), \(organisation), 1, \(transaction.now), \(transaction.now))
            """)
        try connection.run(
            """
            INSERT INTO unitPeriod (unit, validFrom, validTo, name, folded, level, zones, openingHours, network, state,
                placeLatitude, placeLongitude)
            VALUES (\(id), \(transaction.now), \(end), 'Unit', 'unit', 'local', '[]', '[]', 'general', 'active',
                \(commune.centroid?.latitude), \(commune.centroid?.longitude))
            """)
        try connection.run(
            """
            INSERT INTO unitZone (zone, organisation, unit, validFrom, validTo)
            VALUES (\(zone.description), \(organisation), \(id), \(transaction.now), \(end))
            """)
    }
}
