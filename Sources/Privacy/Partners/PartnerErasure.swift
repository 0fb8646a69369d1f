import Database
import Endpoints
import JSON
import Kernel

/// The certificate that all of an organisation was destroyed: when, how many rows of each kind, and after which archive.
struct PartnerErasure: Encodable, Sendable {
    let id: Identifier<PartnerErasure>
    let organisation: String
    let origin: Erasure.Origin
    /// The SHA-256 of the manifest of the archive that was taken away before; absent when there was none.
    let manifest: String?
    /// How many persons whom nobody else knew were erased.
    let persons: Int
    let counts: [Erasure.Count]
    let erasedAt: Timestamp
}

/// The certificates that are kept.
struct PartnerErasureTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func insert(_ erasure: PartnerErasure) throws {
        let counts = String(decoding: try JSONEncoder.encode(erasure.counts), as: UTF8.self)
        try connection.run(
            """
            INSERT INTO partnerErasure (id, organisation, origin, manifest, persons, counts, erasedAt)
            VALUES (\(erasure.id), \(erasure.organisation), \(erasure.origin.rawValue), \(erasure.manifest),
                \(erasure.persons), \(counts), \(erasure.erasedAt))
            """)
    }
}
