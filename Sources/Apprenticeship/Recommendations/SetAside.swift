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
            let trade: String? = try row[1]
            let romes: String = try row[2]
            refused[try row[0], default: []].append(
                Wish(
                    trade: trade.flatMap { catalog.place(of: $0) },
                    romes: romes.split(separator: " ").compactMap { RomeCode(String($0)) }))
        }
        self.refused = refused
    }

    /// Whether the employer refused the candidate lately for this trade.
    func wasRefused(_ trade: Wish, by employer: Employer.ID, _ catalog: TradeCatalog) -> Bool {
        refused[employer]?.contains { catalog.affinity($0, trade) >= 0.95 } ?? false
    }
}
