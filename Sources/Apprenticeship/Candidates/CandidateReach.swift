import Database
import Kernel

/// How far candidates would go, as the index of wishes sorts them: a circle is asked for the few who would cross it.
enum CandidateReach: Int {
    /// 50 km at most.
    case near
    /// 100 or 200 km.
    case far
    case anywhere

    /// Those who go as far as a radius.
    static let bounded: [CandidateReach] = [.near, .far]
    /// What stands in the index for a wish of any trade.
    static let anyTrade = "*"

    /// The largest radius of theirs; `infinity` for those who would move.
    var kilometres: Double {
        switch self {
        case .near: 50
        case .far: 200
        case .anywhere: .infinity
        }
    }

    init(_ candidate: Candidate) {
        self = candidate.flags.contains(.mobile) ? .anywhere : candidate.radius <= 50 ? .near : .far
    }
}

/// The index of wishes: a line for each wish of those who let themselves be found, with all that matching looks at, so
/// that it reads no row of a profile.
enum WishSchema {
    static let migration = Migration(
        "apprenticeship", "candidate-wishes",
        """
        CREATE TABLE candidateWish (
            wish TEXT NOT NULL,
            reach INTEGER NOT NULL CHECK (reach BETWEEN 0 AND 2),
            cell INTEGER NOT NULL,
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 6),
            radius INTEGER NOT NULL,
            latitude REAL NOT NULL,
            longitude REAL NOT NULL,
            soughtLevel INTEGER,
            fromDay INTEGER NOT NULL,
            untilDay INTEGER NOT NULL,
            months INTEGER,
            rhythms INTEGER NOT NULL,
            flags INTEGER NOT NULL,
            currentLevel INTEGER NOT NULL,
            birthDate TEXT NOT NULL,
            exceptionUntil TEXT,
            wishes TEXT NOT NULL,
            licences TEXT NOT NULL,
            courses TEXT NOT NULL,
            experiences TEXT NOT NULL,
            PRIMARY KEY (wish, reach, cell, candidate)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX candidateWishByCandidate ON candidateWish (candidate);
        INSERT INTO candidateWish (wish, reach, cell, candidate, rank, radius, latitude, longitude, soughtLevel, fromDay,
            untilDay, months, rhythms, flags, currentLevel, birthDate, exceptionUntil, wishes, licences, courses,
            experiences)
        SELECT word.value, iif(flags & 1, 2, radius > 50), cell, candidate.id, word.key + 1, radius, latitude, longitude,
            soughtLevel, fromDay, untilDay, months, rhythms, flags, currentLevel, birthDate, exceptionUntil, wishes,
            licences, courses, experiences
        FROM candidate,
            json_each('["' || replace(wishes || iif(flags & 2, ' *', ''), ' ', '","') || '"]') AS word
        WHERE state = 'active' AND visibility <> 'private';
        DROP INDEX candidateByCell;
        DROP INDEX candidateMobile;
        """, movesOldRows: true)
}

extension CandidateTable {
    /// Writes the lines of a candidate in the index of wishes; none for who does not search, or not openly.
    func indexWishes(of candidate: Candidate) throws {
        try connection.run("DELETE FROM candidateWish WHERE candidate = \(candidate.id)")
        guard candidate.state == .active, candidate.visibility != .private else { return }
        let details = candidate.details
        let words = details.wishes.map(\.word) + (details.isOpenToAll == true ? [CandidateReach.anyTrade] : [])
        for (place, word) in words.enumerated() {
            try connection.run(
                """
                INSERT INTO candidateWish (wish, reach, cell, candidate, rank, radius, latitude, longitude, soughtLevel,
                    fromDay, untilDay, months, rhythms, flags, currentLevel, birthDate, exceptionUntil, wishes, licences,
                    courses, experiences)
                VALUES (\(word), \(CandidateReach(candidate).rawValue), \(candidate.point.cell), \(candidate.id),
                    \(place + 1), \(candidate.radius), \(candidate.point.latitude), \(candidate.point.longitude),
                    \(details.soughtLevel), \(details.availableFrom.daysSinceEpoch),
                    \(details.availableUntil.daysSinceEpoch), \(details.durationMonths), \(details.rhythmBits),
                    \(candidate.flags.rawValue), \(details.currentLevel), \(details.birthDate),
                    \(candidate.exceptionUntil), \(details.wishWords), \(details.licenceWords), \(details.courseWords),
                    \(details.experienceWords))
                """)
        }
    }
}
