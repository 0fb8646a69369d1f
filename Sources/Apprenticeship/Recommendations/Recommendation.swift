package import JSON
package import Kernel

/// An offer that fits somebody, with all that is needed to say why.
package struct Recommendation {
    package let offer: Offer.ID
    /// The mutual score in hundredths.
    package let hundredths: Int
    /// How many applied.
    let applications: Int
    /// Whether it is shown before its turn, because few applied.
    package internal(set) var isExploration = false
    private let radius: Double
    private let pairing: Pairing

    init(offer: OfferGlance, candidate: CandidateGlance, _ pairing: Pairing) {
        self.offer = offer.id
        hundredths = pairing.match.hundredths
        applications = offer.facts.applications
        radius = candidate.radius
        self.pairing = pairing
    }

    /// The same offers in the order in which they are shown.
    package static func shown(_ best: [Recommendation]) -> [Recommendation] {
        Exploration.ordered(best) {
            $0.applications < Exploration.fewApplications && $0.hundredths >= Exploration.leastScore
        }.map { item, isMoved in
            var item = item
            item.isExploration = isMoved
            return item
        }
    }

    /// Writes why, for the candidate, in an object that is open.
    package func explain(into writer: inout JSONWriter, _ language: Language) {
        Explanation(pairing: pairing, side: .candidate, radius: radius).write(into: &writer, language)
    }
}
