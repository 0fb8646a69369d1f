import Crypto
import Database
import Endpoints
import JSON
import Kernel

/// The certificate of an erasure: that it was done, when, and how many rows of each kind went; never whose.
struct Erasure: Codable, Sendable {
    let id: Identifier<Erasure>
    /// What stands for the person in the ledger, 64 hexadecimal digits.
    let subject: String
    let origin: Origin
    /// Rows by the name of their declaration.
    let counts: [Count]
    let erasedAt: Timestamp

    /// Why it was done.
    enum Origin: String, Codable, Sendable {
        /// The person, or the data protection officer for them, asked.
        case request
        /// The owner of the service did.
        case owner
        /// A backup had brought back somebody who was erased.
        case ledger
    }

    /// How much of one kind went.
    struct Count: Codable, Sendable {
        let name: String
        let rows: Int
    }
}

extension Erasure {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        subject = Hexadecimal.text(try row["subject"] as [UInt8])
        let origin: String = try row["origin"]
        self.origin = Origin(rawValue: origin)!
        let counts: String = try row["counts"]
        self.counts = try JSONDecoder.decode([Count].self, from: JSONTape(Array(counts.utf8)).root)
        erasedAt = try row["erasedAt"]
    }
}

/// The certificates that are kept.
struct ErasureTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func insert(_ erasure: Erasure) throws {
        let counts = String(decoding: try JSONEncoder.encode(erasure.counts), as: UTF8.self)
        try connection.run(
            """
            INSERT INTO erasure (id, subject, origin, counts, erasedAt)
            VALUES (\(erasure.id), \(Hexadecimal.bytes(erasure.subject)!), \(erasure.origin.rawValue), \(counts),
                \(erasure.erasedAt))
            """)
    }

    func find(_ id: Identifier<Erasure>) throws -> Erasure? {
        try connection.first(
            "SELECT id, subject, origin, counts, erasedAt FROM erasure WHERE id = \(id)", as: Erasure.init)
    }

    /// The latest first, after one of them.
    func latest(_ limit: Int, before id: Identifier<Erasure>?) throws -> [Erasure] {
        try connection.all(
            """
            SELECT id, subject, origin, counts, erasedAt FROM erasure WHERE id < \(id?.description ?? "~")
            ORDER BY id DESC LIMIT \(limit)
            """, as: Erasure.init)
    }

    /// How many lines of the ledger this database has seen.
    func applied() throws -> Int {
        try connection.value("SELECT applied FROM erasureLedger WHERE id = 1", as: Int.self) ?? 0
    }

    func setApplied(_ count: Int) throws {
        try connection.run("UPDATE erasureLedger SET applied = \(count) WHERE id = 1")
    }
}
