import Database
import Kernel

/// Employers that a candidate is kept apart from: set aside by one of the two, or who refused them lately.
struct SetAside {
    let blocked: Set<Employer.ID>
    private let refused: [Employer.ID: [Wish]]

    /// How long a refusal keeps an employer and a trade apart, in days.
    static let days = 90

    init(_ candidate: Candidate.ID, _ catalog: TradeCatalog, in connection: Connection, at today: Day) throws {
        blocked = Set(
            try connection.all("SELECT employer FROM matchBlock WHERE candidate = \(candidate)") { row in
                let id: Employer.ID = try row[0]
                return id
            })
        let since = ParisTime.start(of: today.adding(days: -SetAside.days))
        var refused: [Employer.ID: [Wish]] = [:]
        try connection.stream(
            """
            SELECT application.employer, offer.trade, offer.romes
            FROM application JOIN offer ON offer.id = application.offer
            WHERE application.candidate = \(candidate) AND application.state = 'refused' AND application.isTold = 1
                AND application.changedAt >= \(since)
            """
        ) { row in
            refused[try row[0], default: []].append(try SetAside.wish(row, catalog))
        }
        self.refused = refused
    }

    /// The candidates whom an employer refused lately for a trade.
    static func refused(
        by employer: Employer.ID, for trade: Wish, _ catalog: TradeCatalog, in connection: Connection, at today: Day
    ) throws -> Set<Candidate.ID> {
        let since = ParisTime.start(of: today.adding(days: -SetAside.days))
        var found: Set<Candidate.ID> = []
        try connection.stream(
            """
            SELECT application.candidate, offer.trade, offer.romes
            FROM application JOIN offer ON offer.id = application.offer
            WHERE application.employer = \(employer) AND application.state = 'refused' AND application.isTold = 1
                AND application.changedAt >= \(since) AND application.candidate IS NOT NULL
            """
        ) { row in
            if catalog.affinity(try wish(row, catalog), trade) >= 0.95 { found.insert(try row[0]) }
        }
        return found
    }

    /// The trade of an offer in the second and third columns.
    private static func wish(_ row: borrowing Row, _ catalog: TradeCatalog) throws -> Wish {
        let trade: String? = try row[1]
        let romes: String = try row[2]
        return Wish(
            trade: trade.flatMap { catalog.place(of: $0) },
            romes: romes.split(separator: " ").compactMap { RomeCode(String($0)) })
    }

    /// Whether the employer refused the candidate lately for this trade.
    func wasRefused(_ trade: Wish, by employer: Employer.ID, _ catalog: TradeCatalog) -> Bool {
        refused[employer]?.contains { catalog.affinity($0, trade) >= 0.95 } ?? false
    }
}
