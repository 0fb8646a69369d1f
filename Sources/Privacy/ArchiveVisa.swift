import Database
import Kernel

/// An archivist's consent, in writing, to the elimination of public archives of one kind that have outlived their duration
/// (code du patrimoine, L212-2 and R212-14): good for one elimination, whose number of rows it then holds.
struct ArchiveVisa: Encodable, Sendable {
    let id: Identifier<ArchiveVisa>
    /// The kind, as the register names it.
    let name: String
    /// The number of the visa.
    let reference: String
    /// Who gave it: the archives, not a person.
    let archivist: String
    let givenOn: Day
    let recordedAt: Timestamp
    let usedAt: Timestamp?
    let eliminated: Int?
}

extension ArchiveVisa {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        name = try row["name"]
        reference = try row["reference"]
        archivist = try row["archivist"]
        givenOn = try row["givenOn"]
        recordedAt = try row["recordedAt"]
        usedAt = try row["usedAt"]
        eliminated = try row["eliminated"]
    }
}

/// The visas that are kept.
struct ArchiveVisaTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = "id, name, reference, archivist, givenOn, recordedAt, usedAt, eliminated"

    /// The oldest visa for a kind that has not served yet.
    func unused(for name: String) throws -> ArchiveVisa? {
        try connection.first(
            "SELECT \(Self.columns) FROM archiveVisa WHERE name = \(name) AND usedAt IS NULL ORDER BY id LIMIT 1",
            as: ArchiveVisa.init)
    }

    /// The latest first, after one of them.
    func latest(_ limit: Int, before id: Identifier<ArchiveVisa>?) throws -> [ArchiveVisa] {
        try connection.all(
            """
            SELECT \(Self.columns) FROM archiveVisa WHERE id < \(id?.description ?? "~") ORDER BY id DESC LIMIT \(limit)
            """, as: ArchiveVisa.init)
    }

    func insert(_ visa: ArchiveVisa) throws {
        try connection.run(
            """
            INSERT INTO archiveVisa (id, name, reference, archivist, givenOn, recordedAt)
            VALUES (\(visa.id), \(visa.name), \(visa.reference), \(visa.archivist), \(visa.givenOn), \(visa.recordedAt))
            """)
    }

    /// Writes what was eliminated with it.
    func use(_ id: Identifier<ArchiveVisa>, eliminated: Int, at now: Timestamp) throws {
        try connection.run("UPDATE archiveVisa SET usedAt = \(now), eliminated = \(eliminated) WHERE id = \(id)")
    }
}
