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

    /// The offers that fit a candidate, the best first.
    package func offers(for candidate: Candidate.ID) throws -> [Recommendation] {
        guard let glance = try glance(of: candidate) else { return [] }
        return try offers(for: glance).map {
            Recommendation(offer: $0.offer.id, hundredths: $0.pairing.match.hundredths, candidate: glance, $0.pairing)
        }
    }

    func offers(for candidate: CandidateGlance) throws -> [(offer: OfferGlance, pairing: Pairing)] {
        let trainings = try TrainingMap(around: candidate.point, from: today, in: connection)
        let set = try SetAside(candidate.id, catalog, in: connection, at: today)
        var found: [(offer: OfferGlance, pairing: Pairing)] = []
        func consider(_ offer: OfferGlance) {
            let pairing = Pairing(
                candidate, offer, trainings, scorer, isBlocked: set.blocked.contains(offer.employer),
                wasRefusedRecently: set.wasRefused(offer.scorable.trade, by: offer.employer, catalog))
            if pairing.gates.blocks.isEmpty { found.append((offer, pairing)) }
        }
        if candidate.facts.isMobile {
            try connection.stream("\(OfferGlance.columns) WHERE offer.state = 'active'") { row in
                consider(try OfferGlance(row, catalog, today: today))
            }
        } else {
            let box = Reach(candidate.point, candidate.radius)
            for run in candidate.point.cells(within: candidate.radius) {
                try connection.stream(
                    """
                    \(OfferGlance.columns) WHERE offer.state = 'active'
                        AND offer.cell BETWEEN \(run.lowerBound) AND \(run.upperBound)
                        AND offer.latitude BETWEEN \(box.south) AND \(box.north)
                    """
                ) { row in consider(try OfferGlance(row, catalog, today: today)) }
            }
            try considerHoused(candidate, consider)
        }
        found.sort(by: Recommender.isBefore)
        return found
    }

    /// Offers with housing count from anywhere: those of trades that are close enough.
    private func considerHoused(_ candidate: CandidateGlance, _ consider: (OfferGlance) -> Void) throws {
        let trades = catalog.trades.enumerated().filter { place, trade in
            let wish = Wish(trade: place, romes: trade.romes)
            return candidate.facts.isOpenToAll
                || candidate.scorable.wishes.contains { catalog.affinity($0, wish) >= Gates.leastAffinity }
        }.map(\.element.code)
        try connection.stream(
            """
            \(OfferGlance.columns) WHERE offer.state = 'active' AND (offer.flags & 2) <> 0
                AND (offer.trade IN (\(each: trades)) OR offer.trade IS NULL)
            """
        ) { row in
            let offer = try OfferGlance(row, catalog, today: today)
            if candidate.point.distance(to: offer.point) > candidate.radius { consider(offer) }
        }
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
        func consider(_ candidate: CandidateGlance) throws {
            let trainings = TrainingMap(sites, around: candidate.point)
            let pairing = Pairing(candidate, offer, trainings, scorer, isBlocked: blocked.contains(candidate.id))
            guard pairing.gates.blocks.isEmpty else { return }
            found.append((candidate, pairing))
        }
        if offer.facts.hasHousing {
            try connection.stream("\(CandidateGlance.columns) WHERE state = 'active' AND visibility <> 'private'") {
                row in
                try consider(try CandidateGlance(row, catalog))
            }
        } else {
            for radius in Candidate.radii {
                for run in offer.point.cells(within: Double(radius)) {
                    try connection.stream(
                        """
                        \(CandidateGlance.columns) WHERE state = 'active' AND visibility <> 'private'
                            AND (flags & 1) = 0 AND radius = \(radius)
                            AND cell BETWEEN \(run.lowerBound) AND \(run.upperBound)
                        """
                    ) { row in try consider(try CandidateGlance(row, catalog)) }
                }
            }
            try connection.stream(
                """
                \(CandidateGlance.columns) WHERE state = 'active' AND visibility <> 'private' AND (flags & 1) <> 0
                """
            ) { row in try consider(try CandidateGlance(row, catalog)) }
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

    /// The better pair; of equals the nearest, the one with fewest applications, the latest, the first by name.
    private static func isBefore(
        _ left: (offer: OfferGlance, pairing: Pairing), _ right: (offer: OfferGlance, pairing: Pairing)
    ) -> Bool {
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
