import Database
import Kernel

/// The job datings that are stored, with who takes part.
struct JobDatingTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// An event by its name.
    func find(_ id: JobDating.ID) throws -> JobDating? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: JobDating.init)
    }

    /// The events from a day on, after one of them.
    func all(from day: Day, after cursor: SearchCursor?, limit: Int) throws -> [JobDating] {
        let start = cursor.flatMap { Day(daysSinceEpoch: Int($0.value)) } ?? day
        let id = cursor?.id ?? ""
        return try connection.all(
            """
            \(Self.columns) WHERE day >= \(start) AND (day > \(start) OR id > \(id)) ORDER BY day, id LIMIT \(limit)
            """, as: JobDating.init)
    }

    func insert(_ event: JobDating) throws {
        try connection.run(
            """
            INSERT INTO jobDating (id, title, commune, departement, day, beginsAt, slotMinutes, slotsPerOffer,
                meetingsPerCandidate, state, seed, commitment, version, createdAt)
            VALUES (\(event.id), \(event.title), \(event.commune), \(event.departement), \(event.day), \(event.beginsAt),
                \(event.slotMinutes), \(event.slotsPerOffer), \(event.meetingsPerCandidate), \(event.state.rawValue),
                \(event.lots.seed), \(event.lots.commitment), \(event.version), \(event.createdAt))
            """)
    }

    func save(_ event: JobDating) throws {
        try connection.run(
            "UPDATE jobDating SET state = \(event.state.rawValue), version = \(event.version) WHERE id = \(event.id)")
    }

    /// Lets an offer take part with the posts that are left, or again.
    func add(_ offer: Offer, to event: JobDating.ID) throws {
        try connection.run(
            """
            INSERT INTO jobDatingOffer (jobDating, offer, posts)
            VALUES (\(event), \(offer.id), \(max(1, offer.posts - offer.taken)))
            ON CONFLICT (jobDating, offer) DO UPDATE SET isWithdrawn = 0, posts = excluded.posts
            """)
    }

    /// Lets a candidate take part, or again.
    func add(_ candidate: Candidate.ID, to event: JobDating.ID) throws {
        try connection.run(
            """
            INSERT INTO jobDatingCandidate (jobDating, candidate) VALUES (\(event), \(candidate))
            ON CONFLICT (jobDating, candidate) DO UPDATE SET isWithdrawn = 0
            """)
    }

    /// An offer takes part no longer.
    func withdraw(_ offer: Offer.ID, from event: JobDating.ID) throws {
        try connection.run(
            "UPDATE jobDatingOffer SET isWithdrawn = 1 WHERE jobDating = \(event) AND offer = \(offer)")
    }

    /// A candidate takes part no longer.
    func withdraw(_ candidate: Candidate.ID, from event: JobDating.ID) throws {
        try connection.run(
            "UPDATE jobDatingCandidate SET isWithdrawn = 1 WHERE jobDating = \(event) AND candidate = \(candidate)")
    }

    /// Whether a candidate takes part.
    func holds(_ candidate: Candidate.ID, in event: JobDating.ID) throws -> Bool {
        try connection.value(
            """
            SELECT 1 FROM jobDatingCandidate
            WHERE jobDating = \(event) AND candidate = \(candidate) AND isWithdrawn = 0
            """, as: Int.self) != nil
    }

    /// Whether an offer takes part.
    func holds(_ offer: Offer.ID, in event: JobDating.ID) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM jobDatingOffer WHERE jobDating = \(event) AND offer = \(offer) AND isWithdrawn = 0",
            as: Int.self) != nil
    }

    /// The candidates who take part, by name.
    func candidates(of event: JobDating.ID) throws -> [Candidate.ID] {
        try connection.all(
            "SELECT candidate FROM jobDatingCandidate WHERE jobDating = \(event) AND isWithdrawn = 0 ORDER BY candidate"
        ) { try $0[0] }
    }

    /// The offers that take part, by name, with their posts.
    func offers(of event: JobDating.ID) throws -> [(id: Offer.ID, posts: Int)] {
        try connection.all(
            "SELECT offer, posts FROM jobDatingOffer WHERE jobDating = \(event) AND isWithdrawn = 0 ORDER BY offer"
        ) { (try $0[0], try $0[1]) }
    }

    /// Where everybody was placed.
    func placements(of event: JobDating.ID) throws -> [(candidate: Candidate.ID, offer: Offer.ID?)] {
        try connection.all(
            """
            SELECT candidate, placedAt FROM jobDatingCandidate
            WHERE jobDating = \(event) AND isWithdrawn = 0 ORDER BY candidate
            """
        ) { row in
            let offer: Offer.ID? = try row[1]
            return (try row[0], offer)
        }
    }

    private static let columns: SQL = """
        SELECT id, title, commune, departement, day, beginsAt, slotMinutes, slotsPerOffer, meetingsPerCandidate, state,
            seed, version, createdAt FROM jobDating
        """
}

extension JobDating {
    fileprivate init(_ row: borrowing Row) throws {
        let state: String = try row[9]
        self.init(
            id: try row[0], title: try row[1], commune: try row[2], departement: try row[3], day: try row[4],
            beginsAt: try row[5], slotMinutes: try row[6], slotsPerOffer: try row[7], meetingsPerCandidate: try row[8],
            state: State(rawValue: state)!, lots: DrawingOfLots(seed: try row[10]), version: try row[11],
            createdAt: try row[12])
    }
}
