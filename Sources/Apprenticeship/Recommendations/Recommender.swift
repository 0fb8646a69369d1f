package import Database
package import Kernel

/// Finds who fits whom, both ways, from what is stored now: nothing is precomputed, so nothing has to be computed again when
/// a profile changes.
package struct Recommender {
    let connection: Connection
    let catalog: TradeCatalog
    let today: Day
    private let scorer: Scorer

    /// A recommender of one moment.
    package init(_ connection: Connection, catalog: TradeCatalog, today: Day) {
        self.connection = connection
        self.catalog = catalog
        self.today = today
        scorer = Scorer(catalog)
    }

    /// What matching reads of a candidate.
    func glance(of candidate: Candidate.ID) throws -> CandidateGlance? {
        try connection.first("\(CandidateGlance.columns) WHERE id = \(candidate)") { try CandidateGlance($0, catalog) }
    }

    /// What matching reads of an offer.
    func glance(of offer: Offer.ID) throws -> OfferGlance? {
        try connection.first("\(OfferGlance.columns) WHERE offer.id = \(offer)") {
            try OfferGlance($0, catalog, today: today)
        }
    }

    /// One pair, whatever keeps it apart.
    func pairing(_ candidate: CandidateGlance, _ offer: OfferGlance) throws -> Pairing {
        let set = try SetAside(candidate.id, catalog, in: connection, at: today)
        return Pairing(
            candidate, offer, try TrainingMap(around: candidate.point, from: today, in: connection), scorer,
            isBlocked: set.blocked.contains(offer.employer),
            wasRefusedRecently: set.wasRefused(offer.scorable.trade, by: offer.employer, catalog))
    }

    /// The offers that fit a candidate, the best first; the first so many when a number is given.
    package func offers(for candidate: Candidate.ID, first count: Int? = nil) throws -> [Recommendation] {
        guard let glance = try glance(of: candidate) else { return [] }
        return try scan(for: glance).best(count).map {
            Recommendation(offer: $0.offer, candidate: glance, $0.pairing)
        }
    }

    /// What goes through the offers for a candidate.
    func scan(for candidate: CandidateGlance) throws -> OfferScan {
        OfferScan(
            connection: connection, catalog: catalog, today: today, candidate: candidate, scorer: scorer,
            trainings: try TrainingMap(around: candidate.point, from: today, in: connection),
            set: try SetAside(candidate.id, catalog, in: connection, at: today))
    }

    /// The candidate who fits an offer and has a name there; without looking closely at anybody else.
    func candidate(named mask: String, for offer: OfferGlance) throws -> Candidate.ID? {
        for condition in reach(of: offer) {
            var found: Candidate.ID?
            try connection.stream("SELECT id FROM candidate WHERE \(condition)") { row in
                let id: Candidate.ID = try row[0]
                if Mask.text(id, offer.id) == mask { found = id }
            }
            guard let found, let glance = try glance(of: found) else { continue }
            return try pairing(glance, offer).gates.blocks.isEmpty ? found : nil
        }
        return nil
    }

    /// Who may be within reach of an offer: those who would move, and for each radius those in the squares of a circle.
    private func reach(of offer: OfferGlance) -> [SQL] {
        let open: SQL = "state = 'active' AND visibility <> 'private'"
        guard !offer.facts.hasHousing else { return [open] }
        let near = Candidate.radii.flatMap { radius in
            offer.point.cells(within: Double(radius)).map { run -> SQL in
                """
                \(open) AND (flags & 1) = 0 AND radius = \(radius)
                    AND cell BETWEEN \(run.lowerBound) AND \(run.upperBound)
                """
            }
        }
        return ["\(open) AND (flags & 1) <> 0"] + near
    }

    /// The candidates who fit an offer, the best first, among those who let themselves be found.
    func candidates(for offer: OfferGlance) throws -> [(candidate: CandidateGlance, pairing: Pairing)] {
        var found: [(candidate: CandidateGlance, pairing: Pairing)] = []
        let sites = try TrainingMap.sites(of: offer.scorable.trade.romes, from: today, in: connection)
        let blocked = Set(
            try connection.all("SELECT candidate FROM matchBlock WHERE employer = \(offer.employer)") { row in
                let id: Candidate.ID = try row[0]
                return id
            })
        let refused = try SetAside.refused(
            by: offer.employer, for: offer.scorable.trade, catalog, in: connection, at: today)
        func consider(_ candidate: CandidateGlance) throws {
            let trainings = TrainingMap(sites, around: candidate.point)
            let pairing = Pairing(
                candidate, offer, trainings, scorer, isBlocked: blocked.contains(candidate.id),
                wasRefusedRecently: refused.contains(candidate.id))
            guard pairing.gates.blocks.isEmpty else { return }
            found.append((candidate, pairing))
        }
        for condition in reach(of: offer) {
            try connection.stream("\(CandidateGlance.columns) WHERE \(condition)") { row in
                try consider(try CandidateGlance(row, catalog))
            }
        }
        found.sort { left, right in
            if left.pairing.match.hundredths != right.pairing.match.hundredths {
                return left.pairing.match.hundredths > right.pairing.match.hundredths
            }
            if left.pairing.kilometres != right.pairing.kilometres {
                return left.pairing.kilometres < right.pairing.kilometres
            }
            return left.candidate.id < right.candidate.id
        }
        return found
    }
}
