import Database
import Kernel

/// Who set whom aside: a candidate an employer, an employer a candidate; neither learns of the other's choice.
struct BlockTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Which of the two sets the other aside.
    enum Side { case candidate, employer }

    /// The employers that a candidate set aside.
    func employers(setAsideBy candidate: Candidate.ID) throws -> [Employer.ID] {
        try connection.all(
            "SELECT employer FROM matchBlock WHERE candidate = \(candidate) AND byCandidate = 1 ORDER BY employer"
        ) { row in try row[0] }
    }

    /// The candidates who are kept apart from an employer, whoever of the two wanted it.
    func candidates(apartFrom employer: Employer.ID) throws -> Set<Candidate.ID> {
        Set(
            try connection.all("SELECT candidate FROM matchBlock WHERE employer = \(employer)") { row in
                let id: Candidate.ID = try row[0]
                return id
            })
    }

    /// Sets the other aside.
    func insert(_ candidate: Candidate.ID, _ employer: Employer.ID, by side: Side) throws {
        try connection.run(
            """
            INSERT INTO matchBlock (candidate, employer, byCandidate, byEmployer)
            VALUES (\(candidate), \(employer), \(side == .candidate), \(side == .employer))
            ON CONFLICT (candidate, employer) DO UPDATE SET byCandidate = max(byCandidate, excluded.byCandidate),
                byEmployer = max(byEmployer, excluded.byEmployer)
            """)
    }

    /// Takes the choice of a candidate back; the employer's stays.
    func remove(_ candidate: Candidate.ID, _ employer: Employer.ID) throws -> Bool {
        let count = try connection.run(
            """
            UPDATE matchBlock SET byCandidate = 0
            WHERE candidate = \(candidate) AND employer = \(employer) AND byCandidate = 1
            """)
        try connection.run(
            """
            DELETE FROM matchBlock
            WHERE candidate = \(candidate) AND employer = \(employer) AND byCandidate = 0 AND byEmployer = 0
            """)
        return count == 1
    }
}
