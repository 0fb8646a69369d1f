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
        try connection.first("SELECT id, \(CandidateGlance.columns) FROM candidate WHERE id = \(candidate)") {
            try CandidateGlance($0, catalog)
        }
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

    /// Whether nothing keeps two apart.
    func fits(_ candidate: Candidate.ID, _ offer: Offer.ID) throws -> Bool {
        guard let candidate = try glance(of: candidate), let offer = try glance(of: offer) else { return false }
        return try pairing(candidate, offer).gates.blocks.isEmpty
    }

    /// The candidate who fits an offer and has a name there.
    func candidate(named mask: String, for offer: Offer.ID) throws -> Candidate.ID? {
        try glance(of: offer).flatMap { try scan(for: $0).candidate(named: mask) }
    }

    /// The candidates who fit an offer, the best first, among those who let themselves be found; the first so many when a
    /// number is given.
    package func candidates(for offer: Offer.ID, first count: Int? = nil) throws -> [Prospect] {
        guard let glance = try glance(of: offer) else { return [] }
        return try scan(for: glance).best(count).map { Prospect($0.candidate, $0.pairing, for: offer) }
    }

    /// What goes through the candidates for an offer.
    private func scan(for offer: OfferGlance) throws -> CandidateScan {
        CandidateScan(
            connection: connection, catalog: catalog, offer: offer, scorer: scorer,
            sites: try TrainingMap.sites(of: offer.scorable.trade.romes, from: today, in: connection),
            blocked: try BlockTable(connection).candidates(apartFrom: offer.employer),
            refused: try SetAside.refused(
                by: offer.employer, for: offer.scorable.trade, catalog, in: connection, at: today))
    }
}
