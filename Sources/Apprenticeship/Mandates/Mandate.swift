import Accounts
import Database
import Endpoints
import Kernel

/// A candidate's word that a counsellor may read and change their profile for some time.
struct Mandate: Encodable, Sendable {
    /// The address of the counsellor's account, in lower case.
    let email: String
    /// The last day.
    let until: Day
    let createdAt: Timestamp

    /// The longest that one lasts, in months.
    static let mostMonths = 12
}

/// The mandates that are stored.
struct MandateTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The mandate that a candidate gave and that is not over.
    func find(_ candidate: Candidate.ID, on day: Day) throws -> Mandate? {
        try connection.first(
            "SELECT email, until, createdAt FROM candidateMandate WHERE candidate = \(candidate) AND until >= \(day)"
        ) { row in Mandate(email: try row[0], until: try row[1], createdAt: try row[2]) }
    }

    /// The candidates who gave one to an address, by name, after one of them.
    func candidates(
        of email: String, on day: Day, after id: Candidate.ID?, limit: Int
    ) throws -> [Candidate.ID] {
        let start = id?.description ?? ""
        return try connection.all(
            """
            SELECT candidate FROM candidateMandate WHERE email = \(email) AND candidate > \(start) AND until >= \(day)
            ORDER BY candidate LIMIT \(limit)
            """
        ) { row in try row[0] }
    }

    /// Writes a mandate in the place of the one before.
    func put(_ mandate: Mandate, of candidate: Candidate.ID) throws {
        try connection.run(
            """
            INSERT INTO candidateMandate (candidate, email, until, createdAt)
            VALUES (\(candidate), \(mandate.email), \(mandate.until), \(mandate.createdAt))
            ON CONFLICT (candidate) DO UPDATE SET email = excluded.email, until = excluded.until,
                createdAt = excluded.createdAt
            """)
    }

    /// Takes a mandate back; whether there was one.
    func delete(_ candidate: Candidate.ID) throws -> Bool {
        try connection.run("DELETE FROM candidateMandate WHERE candidate = \(candidate)") == 1
    }
}

extension Caller {
    /// The candidate who gave the caller, a counsellor, a mandate that is not over.
    ///
    /// - Throws: not found, for everybody else: nobody learns who has a profile.
    func mandator(_ id: Candidate.ID, on day: Day, in connection: Connection) throws -> Candidate {
        guard holds(.counsellor), let email = try accountEmail(in: connection),
            try MandateTable(connection).find(id, on: day)?.email == email,
            let candidate = try CandidateTable(connection).find(id)
        else { throw Failure(.notFound) }
        return candidate
    }
}
