import Database
import Kernel

/// Goes through the open offers for one candidate, and finds the best without looking closely at all of them: what a trade, a
/// distance, a level and dates can give at most is read from an index, and offers that cannot be among the best are left there.
struct OfferScan {
    let connection: Connection
    let catalog: TradeCatalog
    let today: Day
    let candidate: CandidateGlance
    let scorer: Scorer
    let trainings: TrainingMap
    let set: SetAside

    typealias Found = (offer: OfferGlance, pairing: Pairing)

    /// Offers of one trade, or of the same entries of ROME.
    private struct Group {
        let key: String
        let wish: Wish
        /// What the best wish is worth for it.
        let value: Double
        let trainingKilometres: Double?
    }

    /// An offer in the index: the most that it can score.
    private struct Hint {
        let row: Int
        let ceiling: Int
        let key: String
        let point: Point
    }

    /// The best offers; all of them without a number.
    func best(_ count: Int?) throws -> [Found] {
        var found: [Found] = []
        var scores = BestScores(count)
        for groups in try groups() {
            var hints: [Hint] = []
            for group in groups where ceiling(of: group) >= scores.threshold {
                try hint(group, above: scores.threshold, &hints)
            }
            hints.sort { ($0.ceiling, $0.row) > ($1.ceiling, $1.row) }
            for hint in hints {
                guard hint.ceiling >= scores.threshold else { break }
                guard let pair = try look(hint) else { continue }
                scores.add(pair.pairing.match.hundredths)
                found.append(pair)
            }
        }
        // Places are sorted, not the pairs, which are large.
        let order = found.indices.sorted { OfferScan.isBefore(found[$0], found[$1]) }
        return order.prefix(count ?? order.count).map { found[$0] }
    }

    /// Whether some offer that was published after an instant fits.
    func hasOffer(publishedAfter instant: Timestamp) throws -> Bool {
        for groups in try groups() {
            var hints: [Hint] = []
            for group in groups { try hint(group, above: 0, publishedAfter: instant, &hints) }
            for hint in hints where try look(hint) != nil { return true }
        }
        return false
    }

    /// The trades of open offers that pass the gate of trades, together by what they are worth, the dearest first.
    private func groups() throws -> [[Group]] {
        var byValue: [Double: [Group]] = [:]
        var key = ""
        while let next = try connection.value(
            """
            SELECT matchKey FROM offer INDEXED BY offerMatch WHERE state = 'active' AND matchKey > \(key)
            ORDER BY matchKey LIMIT 1
            """, as: String.self)
        {
            key = next
            let words = next.split(separator: " ", omittingEmptySubsequences: false)
            let wish = Wish(
                trade: catalog.place(of: String(words[0])), romes: words.dropFirst().compactMap { RomeCode(String($0)) }
            )
            let best = scorer.bestWish(of: candidate.scorable, for: wish)
            guard best.affinity >= Gates.leastAffinity || candidate.facts.isOpenToAll else { continue }
            byValue[best.value, default: []].append(
                Group(key: next, wish: wish, value: best.value, trainingKilometres: trainings.kilometres(for: wish)))
        }
        return byValue.sorted { $0.key > $1.key }.map(\.value)
    }

    /// The most that an offer of a trade can score, whatever else it is.
    private func ceiling(of group: Group) -> Int {
        var values = CriterionValues()
        for criterion in Criterion.allCases { values[criterion] = 1 }
        values[.trade] = group.value
        return Match(values).hundredths
    }

    /// Reads the offers of a trade from the index: those within reach, and those with housing beyond.
    private func hint(
        _ group: Group, above threshold: Int, publishedAfter instant: Timestamp? = nil, _ hints: inout [Hint]
    ) throws {
        let columns: SQL = "rowid, latitude, longitude, targetLevel, startDay, months, rhythm, flags"
        let since: SQL = instant.map { "AND publishedAt > \($0)" } ?? ""
        func consider(_ row: borrowing Row, _ isWanted: (Double) -> Bool) throws {
            let point = Point(latitude: try row[1], longitude: try row[2])
            let kilometres = candidate.point.distance(to: point)
            guard isWanted(kilometres) else { return }
            let flags = OfferFlags(rawValue: try row[7])
            let rhythm: String? = try row[6]
            // Every answer counts as given in time: how quickly the employer answers is not in the index.
            let most = ScorableOffer(
                trade: group.wish, level: try row[3], start: try row[4],
                isStartFlexible: flags.contains(.flexibleStart), months: try row[5],
                rhythm: rhythm.flatMap(Rhythms.Unit.init), answered: 2, received: 0)
            let commute = Commute(
                kilometres: kilometres, radius: candidate.radius, trainingKilometres: group.trainingKilometres)
            let ceiling = scorer.match(candidate.scorable, most, commute).hundredths
            if ceiling >= threshold {
                hints.append(Hint(row: try row[0], ceiling: ceiling, key: group.key, point: point))
            }
        }
        if candidate.facts.isMobile {
            return try connection.stream(
                """
                SELECT \(columns) FROM offer INDEXED BY offerMatch
                WHERE state = 'active' AND matchKey = \(group.key) \(since)
                """
            ) { row in try consider(row) { _ in true } }
        }
        for run in candidate.point.cells(within: candidate.radius) {
            try connection.stream(
                """
                SELECT \(columns) FROM offer INDEXED BY offerMatch
                WHERE state = 'active' AND matchKey = \(group.key)
                    AND cell BETWEEN \(run.lowerBound) AND \(run.upperBound) \(since)
                """
            ) { row in try consider(row) { $0 <= candidate.radius } }
        }
        try connection.stream(
            """
            SELECT \(columns) FROM offer INDEXED BY offerHousedMatch
            WHERE state = 'active' AND (flags & 2) <> 0 AND matchKey = \(group.key) \(since)
            """
        ) { row in try consider(row) { $0 > candidate.radius } }
    }

    /// Looks at one offer closely; `nil` when something keeps the two apart.
    private func look(_ hint: Hint) throws -> Found? {
        let found = try connection.first(OfferGlance.indexed(hint.key, at: hint.point, row: hint.row)) {
            try OfferGlance($0, catalog, today: today)
        }
        guard let offer = found else { return nil }
        let pairing = Pairing(
            candidate, offer, trainings, scorer, isBlocked: set.blocked.contains(offer.employer),
            wasRefusedRecently: set.wasRefused(offer.scorable.trade, by: offer.employer, catalog))
        return pairing.gates.blocks.isEmpty ? (offer, pairing) : nil
    }

    /// The better pair; of equals the nearest, the one with fewest applications, the latest, the first by name.
    private static func isBefore(_ left: Found, _ right: Found) -> Bool {
        let (one, other) = (left.pairing.match.hundredths, right.pairing.match.hundredths)
        if one != other { return one > other }
        if left.pairing.kilometres != right.pairing.kilometres {
            return left.pairing.kilometres < right.pairing.kilometres
        }
        if left.offer.facts.applications != right.offer.facts.applications {
            return left.offer.facts.applications < right.offer.facts.applications
        }
        if left.offer.publishedAt != right.offer.publishedAt { return left.offer.publishedAt > right.offer.publishedAt }
        return left.offer.id < right.offer.id
    }
}
