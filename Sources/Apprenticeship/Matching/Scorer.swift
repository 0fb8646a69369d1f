/// Scores a candidate and an offer for each other. It refuses nobody: that is for gates, which say why.
package struct Scorer: Sendable {
    private let catalog: TradeCatalog

    /// A scorer with the trades of a catalog.
    package init(_ catalog: TradeCatalog) { self.catalog = catalog }

    /// The scores of one pair.
    package func match(_ candidate: ScorableCandidate, _ offer: ScorableOffer, _ commute: Commute) -> Match {
        Match(values(candidate, offer, commute))
    }

    /// The best wish for a trade: its rank from 1, how close it is, and what that is worth.
    package func bestWish(
        of candidate: ScorableCandidate, for trade: Wish
    ) -> (rank: Int, affinity: Double, value: Double) {
        var best = (rank: 0, affinity: 0.0, value: 0.0)
        for (place, wish) in candidate.wishes.enumerated() {
            let affinity = catalog.affinity(wish, trade)
            let value = affinity * Scorer.share(ofWish: place + 1)
            if value > best.value { best = (place + 1, affinity, value) }
        }
        return best
    }

    /// What a wish is worth by its rank from 1: each a tenth less, 0.6 at least.
    static func share(ofWish rank: Int) -> Double { max(0.6, 1 - 0.1 * Double(rank - 1)) }

    /// The values of the criteria.
    func values(_ candidate: ScorableCandidate, _ offer: ScorableOffer, _ commute: Commute) -> CriterionValues {
        var values = CriterionValues()
        values[.trade] = bestWish(of: candidate, for: offer.trade).value
        values[.distance] = Scorer.distance(commute.kilometres, radius: commute.radius)
        if let sought = candidate.soughtLevel, let level = offer.level {
            values[.level] = [1, 0.5][safe: abs(sought - level)] ?? 0
        }
        values[.training] = training(candidate, offer, commute)
        values[.dates] = Scorer.dates(candidate, offer)
        if let rhythm = offer.rhythm, !candidate.rhythms.isEmpty {
            values[.rhythm] = candidate.rhythms.contains(rhythm.rhythms) ? 1 : 0
        }
        if let months = candidate.months { values[.duration] = Scorer.duration(apart: abs(months - offer.months)) }
        values[.responsiveness] = Double(offer.answered + 3) / Double(offer.received + 5)
        values[.commitment] = commitment(candidate, offer)
        values[.file] = candidate.file.completeness
        return values
    }

    /// Full as far as 5 km, then less and less, to 0.2 at the radius; nothing beyond.
    static func distance(_ kilometres: Double, radius: Double) -> Double {
        let near = min(5, radius)
        if kilometres <= near { return 1 }
        return kilometres <= radius ? 1 - 0.8 * (kilometres - near) / (radius - near) : 0
    }

    private func training(_ candidate: ScorableCandidate, _ offer: ScorableOffer, _ commute: Commute) -> Double {
        if candidate.courses.contains(where: offer.trade.romes.contains) { return 1 }
        return switch commute.trainingKilometres {
        case let near? where near <= 30: 0.9
        case let far? where far <= 60: 0.6
        default: 0.2
        }
    }

    private static func dates(_ candidate: ScorableCandidate, _ offer: ScorableOffer) -> Double {
        let early = candidate.availableFrom - offer.start
        let late = offer.start - candidate.availableUntil
        let gap = max(0, max(early, late) - (offer.isStartFlexible ? 60 : 0))
        return max(0, 1 - Double(gap) / 90)
    }

    private static func duration(apart months: Int) -> Double {
        switch months {
        case 0: 1
        case ...6: 0.7
        case ...12: 0.4
        default: 0.1
        }
    }

    /// A week or more in the trade, something close to it, or nothing yet.
    private func commitment(_ candidate: ScorableCandidate, _ offer: ScorableOffer) -> Double {
        var best = 0.5
        for experience in candidate.experiences {
            let affinity = catalog.affinity(experience.trade, offer.trade)
            if affinity >= 0.95, experience.weeks >= 1 { return 1 }
            if affinity >= 0.5 { best = 0.7 }
        }
        return best
    }
}

extension Array {
    /// The element at a place; `nil` past the end.
    fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
