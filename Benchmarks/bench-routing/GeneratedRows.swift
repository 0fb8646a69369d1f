import Database
import ExpertRouting
import Kernel
import Territories

/// Writes an invented address book as the service keeps it.
struct GeneratedRows {
    private let database: Database
    private static let start = "2020-01-01T00:00:00.000Z"
    private static let end = "9999-12-31T23:59:59.999Z"

    init(_ database: Database) { self.database = database }

    func write(_ territories: Territories) throws {
        let subjects = try database.writer.write { transaction in
            try transaction.connection.all("SELECT id FROM subjectPeriod ORDER BY slug") { row in
                try row[0] as Identifier<Subject>
            }
        }
        let network = GeneratedNetwork(territories, subjects: subjects, isLocal: true)
        try database.writer.write { transaction in
            for organisation in network.organisations { try Self.insert(organisation, transaction) }
            for unit in network.units { try Self.insert(unit, transaction.connection) }
        }
        for start in stride(from: 0, to: network.experts.count, by: 1000) {
            try database.writer.write { transaction in
                for expert in network.experts[start..<start + 1000] { try Self.insert(expert, transaction.connection) }
            }
        }
        for start in stride(from: 0, to: network.expertises.count, by: 2000) {
            try database.writer.write { transaction in
                for expertise in network.expertises[start..<start + 2000] {
                    try Self.insert(expertise, transaction.connection)
                }
            }
        }
    }

    private static func insert(_ organisation: OrganisationFacts, _ transaction: WriteTransaction) throws {
        let connection = transaction.connection
        try connection.run(
            """
            INSERT INTO organisation (slug, version, createdAt)
            VALUES (\(organisation.id), 1, \(transaction.now))
            """)
        try connection.run(
            """
            INSERT INTO organisationPeriod (organisation, validFrom, validTo, name, folded, categories, reach,
                emailDomains)
            VALUES (\(organisation.id), \(start), \(end), \(organisation.name), 'o', '["institution"]', 'territorial',
                '[]')
            """)
        for rule in organisation.rules {
            let draft = """
                {"owner":{"level":"organisation","id":"\(organisation.id)"},"onMissing":"accept",
                "when":{"field":"headcount","op":"between","value":[0,249]}}
                """
            try connection.run(
                """
                INSERT INTO eligibilityRulePeriod (id, level, owner, organisation, draft, version, validFrom, validTo)
                VALUES (\(rule.id), 'organisation', \(organisation.id), \(organisation.id), \(draft), 1, \(start), \(end))
                """)
        }
    }

    private static func insert(_ unit: UnitFacts, _ connection: Connection) throws {
        try connection.run(
            """
            INSERT INTO unit (id, organisation, version, verifiedAt, createdAt)
            VALUES (\(unit.id), \(unit.organisation), 1, \(start), \(start))
            """)
        try connection.run(
            """
            INSERT INTO unitPeriod (unit, validFrom, validTo, name, folded, level, zones, openingHours, network, state)
            VALUES (\(unit.id), \(start), \(end), 'Unit', 'unit', 'local', '[]', '[]', 'general', 'active')
            """)
        for zone in Set(unit.zones.map(\.description)) {
            try connection.run(
                """
                INSERT INTO unitZone (zone, organisation, unit, validFrom, validTo)
                VALUES (\(zone), \(unit.organisation), \(unit.id), \(start), \(end))
                """)
        }
    }

    private static func insert(_ expert: Expert, _ connection: Connection) throws {
        let zones = expert.zones.map(\.description).joined(separator: " ")
        try connection.run(
            """
            INSERT INTO expertPeriod (id, unit, organisation, name, mailbox, zones, members, version, validFrom, validTo)
            SELECT \(expert.id), id, organisation, 'Expert', \("\(expert.id)@bench.example"), \(zones), '', 1, \(start),
                \(end)
            FROM unit WHERE id = \(expert.unit)
            """)
    }

    private static func insert(_ expertise: Expertise, _ connection: Connection) throws {
        try connection.run(
            """
            INSERT INTO expertisePeriod (id, expert, subject, obligation, zones, version, validFrom, validTo)
            VALUES (\(expertise.id), \(expertise.expert), \(expertise.subject), 'required', '', 1, \(start), \(end))
            """)
    }
}
