import Database
import Directory

/// Which organisations take which identifiers: written when a ticket is sent to them, shown to their agents on demand.
///
/// An organisation that the table does not name takes file numbers alone. The social security number is for the bodies that
/// décret 2019-341 of 19 April 2019 names: whoever keeps the table answers for that.
struct IdentifierRights {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Whether one of the organisations that a ticket goes to may be sent a number.
    func mayEnter(_ type: UsagerIdentifier.Kind, for organisations: [Organisation.Slug]) throws -> Bool {
        try type == .file
            || connection.value(
                """
                SELECT 1 FROM identifierRight
                WHERE organisation IN (\(each: organisations)) AND type = \(type) AND mayEnter = 1 LIMIT 1
                """, as: Int.self) != nil
    }

    /// Whether agents of an organisation may see a number whole.
    func mayReveal(_ type: UsagerIdentifier.Kind, to organisations: [String]) throws -> Bool {
        try type == .file
            || connection.value(
                """
                SELECT 1 FROM identifierRight
                WHERE organisation IN (\(each: organisations)) AND type = \(type) AND mayReveal = 1 LIMIT 1
                """, as: Int.self) != nil
    }

    /// All rights of an organisation.
    func rights(of organisation: Organisation.Slug) throws -> [Right] {
        let stored = try connection.all(
            "SELECT type, mayEnter, mayReveal FROM identifierRight WHERE organisation = \(organisation)"
        ) { row in Right(type: try row[0], mayEnter: try row[1], mayReveal: try row[2]) }
        return UsagerIdentifier.Kind.allCases.map { type in
            stored.first { $0.type == type }
                ?? Right(type: type, mayEnter: type == .file, mayReveal: type == .file)
        }
    }

    /// Sets one right.
    func put(_ right: Right, of organisation: Organisation.Slug) throws {
        try connection.run(
            """
            INSERT INTO identifierRight (organisation, type, mayEnter, mayReveal)
            VALUES (\(organisation), \(right.type), \(right.mayEnter), \(right.mayReveal))
            ON CONFLICT (organisation, type) DO UPDATE SET mayEnter = excluded.mayEnter,
                mayReveal = excluded.mayReveal
            """)
    }

    /// What an organisation may do with one kind of number.
    struct Right: Codable, Hashable, Sendable {
        let type: UsagerIdentifier.Kind
        let mayEnter: Bool
        let mayReveal: Bool
    }
}
