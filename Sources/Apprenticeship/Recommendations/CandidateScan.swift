import Database
import Kernel

/// Goes through the candidates for one offer, and finds the best without looking closely at all of them: an index has a line for
/// each wish, with what a distance, a level and dates can give at most, and those who cannot be among the best are left there.
struct CandidateScan {
    let connection: Connection
    let catalog: TradeCatalog
    let offer: OfferGlance
    let scorer: Scorer
    let sites: [TrainingMap.Site]
    let blocked: Set<Candidate.ID>
    let refused: Set<Candidate.ID>

    typealias Found = (candidate: CandidateGlance, pairing: Pairing)

    /// A line of the index: the most that its candidate can score by this wish.
    private struct Hint {
        let candidate: Candidate.ID
        let ceiling: Int
        let reach: CandidateReach
        let cell: Int
    }

    /// The best candidates; all of them without a number.
    func best(_ count: Int?) throws -> [Found] {
        var found: [Found] = []
        var scores = BestScores(count)
        // Somebody with several wishes has several lines.
        var seen: Set<Candidate.ID> = []
        for group in try groups() where ceiling(group.affinity) >= scores.threshold {
            var hints: [Hint] = []
            try stream(group, above: scores.threshold) { row, reach, kilometres in
                let ceiling = try ceiling(row, group.affinity, kilometres)
                guard ceiling >= scores.threshold else { return }
                hints.append(Hint(candidate: try row[0], ceiling: ceiling, reach: reach, cell: try row[12]))
            }
            hints.sort { ($0.ceiling, $0.candidate) > ($1.ceiling, $1.candidate) }
            for hint in hints {
                guard hint.ceiling >= scores.threshold else { break }
                guard seen.insert(hint.candidate).inserted, let pair = try look(hint, group.word) else { continue }
                scores.add(pair.pairing.match.hundredths)
                found.append(pair)
            }
        }
        let order = found.indices.sorted { CandidateScan.isBefore(found[$0], found[$1]) }
        return order.prefix(count ?? order.count).map { found[$0] }
    }

    /// The candidate who fits and has a name for this offer; without looking closely at anybody else.
    func candidate(named mask: String) throws -> Candidate.ID? {
        for group in try groups() {
            var found: Hint?
            try stream(group, above: 0) { row, reach, _ in
                let id: Candidate.ID = try row[0]
                guard Mask.text(id, offer.id) == mask else { return }
                found = Hint(candidate: id, ceiling: 0, reach: reach, cell: try row[12])
            }
            if let found { return try look(found, group.word)?.candidate.id }
        }
        return nil
    }

    /// The wishes that pass the gate of trades, the closest first; at the end, those who take any trade.
    private func groups() throws -> [(word: String, affinity: Double)] {
        var groups: [(word: String, affinity: Double)] = []
        var word = ""
        while let next = try connection.value(
            "SELECT wish FROM candidateWish WHERE wish > \(word) ORDER BY wish LIMIT 1", as: String.self)
        {
            word = next
            guard next != CandidateReach.anyTrade else {
                groups.append((next, 0))
                continue
            }
            guard let wish = catalog.wish(TradeName(word: next[...])) else { continue }
            let affinity = catalog.affinity(wish, offer.scorable.trade)
            if affinity >= Gates.leastAffinity { groups.append((next, affinity)) }
        }
        return groups.sorted { ($0.affinity, $1.word) > ($1.affinity, $0.word) }
    }

    /// Reads the lines of a wish: those within reach, those who would move; where the offer houses, all others too.
    private func stream(
        _ group: (word: String, affinity: Double), above threshold: Int,
        _ body: (borrowing Row, CandidateReach, Double) throws -> Void
    ) throws {
        let line: SQL = """
            SELECT candidate, latitude, longitude, radius, rank, soughtLevel, fromDay, untilDay, months, rhythms, flags,
                experiences <> '', cell FROM candidateWish WHERE wish = \(group.word)
            """
        func consider(
            _ row: borrowing Row, _ reach: CandidateReach, _ isWanted: (Double, Double) -> Bool
        ) throws {
            let kilometres = offer.point.distance(to: Point(latitude: try row[1], longitude: try row[2]))
            if isWanted(kilometres, try row[3]) { try body(row, reach, kilometres) }
        }
        for reach in CandidateReach.bounded {
            let isEmpty =
                try connection.value(
                    "SELECT 1 FROM candidateWish WHERE wish = \(group.word) AND reach = \(reach.rawValue) LIMIT 1",
                    as: Int.self) == nil
            if isEmpty { continue }
            for run in offer.point.cells(within: reach.kilometres) {
                try connection.stream(
                    """
                    \(line) AND reach = \(reach.rawValue) AND cell BETWEEN \(run.lowerBound) AND \(run.upperBound)
                    """
                ) { row in try consider(row, reach) { $0 <= $1 } }
            }
            if offer.facts.hasHousing, ceiling(group.affinity, distance: 0) >= threshold {
                try connection.stream("\(line) AND reach = \(reach.rawValue)") { row in
                    try consider(row, reach) { $0 > $1 }
                }
            }
        }
        try connection.stream("\(line) AND reach = \(CandidateReach.anywhere.rawValue)") { row in
            try consider(row, .anywhere) { _, _ in true }
        }
    }

    /// The most that anybody with a wish can score.
    private func ceiling(_ affinity: Double, distance: Double = 1) -> Int {
        var values = CriterionValues()
        for criterion in Criterion.allCases { values[criterion] = 1 }
        values[.trade] = affinity
        values[.distance] = distance
        return Match(values).hundredths
    }

    /// The most that the candidate of a line can score by this wish.
    private func ceiling(_ row: borrowing Row, _ affinity: Double, _ kilometres: Double) throws -> Int {
        let radius: Double = try row[3]
        let rank: Int = try row[4]
        let flags = CandidateFlags(rawValue: try row[10])
        var values = scorer.values(
            ScorableCandidate(
                wishes: [], soughtLevel: try row[5], availableFrom: try row[6], availableUntil: try row[7],
                months: try row[8], rhythms: Rhythms(rawValue: try row[9]), file: flags.file), offer.scorable,
            Commute(kilometres: kilometres, radius: radius, trainingKilometres: 0))
        values[.trade] = affinity * Scorer.share(ofWish: rank)
        // Which course and which experience is not in the index.
        if flags.contains(.enrolled) { values[.training] = 1 }
        if try row[11] { values[.commitment] = 1 }
        return Match(values).hundredths
    }

    /// Looks at one candidate closely, where the index has them; `nil` when something keeps the two apart.
    private func look(_ hint: Hint, _ word: String) throws -> Found? {
        let found = try connection.first(
            """
            SELECT candidate, \(CandidateGlance.columns) FROM candidateWish
            WHERE wish = \(word) AND reach = \(hint.reach.rawValue) AND cell = \(hint.cell)
                AND candidate = \(hint.candidate)
            """
        ) { try CandidateGlance($0, catalog) }
        guard let candidate = found else { return nil }
        let pairing = Pairing(
            candidate, offer, TrainingMap(sites, around: candidate.point), scorer,
            isBlocked: blocked.contains(candidate.id),
            wasRefusedRecently: refused.contains(candidate.id))
        return pairing.gates.blocks.isEmpty ? (candidate, pairing) : nil
    }

    /// The better pair; of equals the nearest, then the first by name.
    private static func isBefore(_ left: Found, _ right: Found) -> Bool {
        let (one, other) = (left.pairing.match.hundredths, right.pairing.match.hundredths)
        if one != other { return one > other }
        if left.pairing.kilometres != right.pairing.kilometres {
            return left.pairing.kilometres < right.pairing.kilometres
        }
        return left.candidate.id < right.candidate.id
    }
}
