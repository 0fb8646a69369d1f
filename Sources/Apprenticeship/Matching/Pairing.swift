import Kernel

/// One candidate and one offer, looked at from both sides.
struct Pairing {
    let kilometres: Double
    let match: Match
    let gates: Gates
    /// The rank of the wish that fits best, from 1; 0 when none does.
    let wishRank: Int

    init(
        _ candidate: CandidateGlance, _ offer: OfferGlance, _ trainings: TrainingMap, _ scorer: Scorer,
        isBlocked: Bool = false, wasRefusedRecently: Bool = false
    ) {
        kilometres = candidate.point.distance(to: offer.point)
        let best = scorer.bestWish(of: candidate.scorable, for: offer.scorable.trade)
        wishRank = best.rank
        gates = Gates(
            candidate.facts, offer.facts,
            PairFacts(
                kilometres: kilometres, radius: candidate.radius, affinity: best.affinity, isBlocked: isBlocked,
                wasRefusedRecently: wasRefusedRecently, isTrainingFull: trainings.isFull(for: offer.scorable.trade)))
        match = scorer.match(
            candidate.scorable, offer.scorable,
            Commute(
                kilometres: kilometres, radius: candidate.radius,
                trainingKilometres: trainings.kilometres(for: offer.scorable.trade)))
    }
}
