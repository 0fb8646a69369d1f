import Database
import Kernel

/// What each person said of how they want to be written to.
struct MailPreferenceTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// What somebody said; what counts for everybody when they said nothing.
    func preferences(of reader: String) throws -> MailPreferences {
        let known = try connection.first(
            "SELECT version, standard, quietFrom, quietUntil FROM mailPreference WHERE reader = \(reader)"
        ) { row in
            let from: Int? = try row["quietFrom"]
            let until: Int? = try row["quietUntil"]
            var preferences = MailPreferences(version: try row["version"], standard: try row["standard"])
            if let from, let until { preferences.quietHours = QuietHours(from: from, until: until) }
            return preferences
        }
        guard var preferences = known else { return MailPreferences() }
        try connection.stream("SELECT kind, choice FROM mailKindPreference WHERE reader = \(reader)") { row in
            preferences.kinds[try row["kind"]] = try row["choice"] as MailPreferences.Choice
        }
        return preferences
    }

    /// Who of some readers said anything.
    func among(_ readers: [String]) throws -> Set<String> {
        Set(
            try connection.all("SELECT reader FROM mailPreference WHERE reader IN (\(each: readers))") { row in
                try row[0]
            })
    }

    /// Keeps what somebody says now.
    func save(_ preferences: MailPreferences, of reader: String) throws {
        try connection.run(
            """
            INSERT INTO mailPreference (reader, version, standard, quietFrom, quietUntil)
            VALUES (\(reader), \(preferences.version), \(preferences.standard), \(preferences.quietHours?.from),
                \(preferences.quietHours?.until))
            ON CONFLICT (reader) DO UPDATE SET version = excluded.version, standard = excluded.standard,
                quietFrom = excluded.quietFrom, quietUntil = excluded.quietUntil
            """)
        try connection.run("DELETE FROM mailKindPreference WHERE reader = \(reader)")
        for (kind, choice) in preferences.kinds.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                "INSERT INTO mailKindPreference (reader, kind, choice) VALUES (\(reader), \(kind), \(choice))")
        }
    }

    /// Forgets what somebody said.
    func delete(_ reader: String) throws -> Int {
        try connection.run("DELETE FROM mailPreference WHERE reader = \(reader)")
    }
}

extension MailPreferences.Choice: SQLValue {}
