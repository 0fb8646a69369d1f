import Crypto
import Database
import Endpoints
import JSON
package import Kernel

/// What somebody needs because of a disability, and why they may begin above 29: sealed, apart from everything else, never
/// read by matching.
package struct Accommodation: Codable, Sendable {
    package var isDisabledWorker: Bool
    package var needs: String?
    package var until: Day?
    package var grounds: [AgeGround]?
    package var earlierContractEnd: Day?

    /// The last day on which these grounds let somebody begin; the reason stays here.
    func exceptionUntil(birthDate: Day) -> Day? {
        let grounds = Set((grounds ?? []) + (isDisabledWorker ? [.disability] : []))
        if grounds.contains(where: { !$0.needsEarlierContract }) { return until ?? Day(year: 9999, month: 12, day: 31) }
        guard !grounds.isEmpty, let end = earlierContractEnd else { return nil }
        return min(end.adding(years: 1), birthDate.adding(years: 35).adding(days: -1))
    }

    /// What an employer sees of it: the needs, not the grounds.
    func shared() throws -> String {
        try StoredJSON.text(Accommodation(isDisabledWorker: isDisabledWorker, needs: needs, until: until))
    }
}

/// The accommodations that are stored, with the keys that open them.
struct AccommodationTable {
    let connection: Connection
    let keys: KeyRing

    init(_ connection: Connection, _ keys: KeyRing) {
        self.connection = connection
        self.keys = keys
    }

    /// What a candidate wrote.
    func find(_ candidate: Candidate.ID) throws -> Accommodation? {
        let sealed = try connection.first(
            "SELECT content FROM candidateAccommodation WHERE candidate = \(candidate)"
        ) { row in
            let bytes: [UInt8] = try row[0]
            return bytes
        }
        guard let sealed, let value = SealedValue(bytes: sealed) else { return nil }
        return try StoredJSON.read(keys.openText(value, at: AccommodationTable.place(candidate)))
    }

    /// Seals what a candidate writes.
    func put(_ accommodation: Accommodation, of candidate: Candidate.ID) throws {
        let sealed = keys.seal(try StoredJSON.text(accommodation), at: AccommodationTable.place(candidate))
        try connection.run(
            """
            INSERT INTO candidateAccommodation (candidate, content, version)
            VALUES (\(candidate), \(sealed.bytes), 1)
            ON CONFLICT (candidate) DO UPDATE SET content = excluded.content, version = version + 1
            """)
    }

    /// Forgets what a candidate wrote.
    func delete(_ candidate: Candidate.ID) throws {
        try connection.run("DELETE FROM candidateAccommodation WHERE candidate = \(candidate)")
    }

    private static func place(_ candidate: Candidate.ID) -> SealedPlace {
        SealedPlace(table: "candidateAccommodation", column: "content", row: candidate.description)
    }
}
