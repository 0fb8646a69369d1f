import Kernel

/// The verdict of all gates on one pair.
package struct Gates: Sendable {
    /// What keeps them apart; empty when they may meet.
    package let blocks: [Gate]
    package let warnings: [Warning]

    /// The least closeness of a trade that passes.
    static let leastAffinity = 0.25
    /// How many applications are many.
    static let manyApplications = 60

    /// Asks every gate, so that everything that is in the way is told at once.
    package init(_ candidate: CandidateFacts, _ offer: OfferFacts, _ pair: PairFacts) {
        var blocks: [Gate] = []
        if !offer.isOpen { blocks.append(.offerClosed) }
        if pair.affinity < Gates.leastAffinity, !candidate.isOpenToAll { blocks.append(.trade) }
        if pair.kilometres > pair.radius, !offer.hasHousing, !candidate.isMobile { blocks.append(.radius) }
        let eligibility = Eligibility(
            birthDate: candidate.birthDate, start: offer.start, hasFinishedCollege: candidate.hasFinishedCollege)
        let hasException = candidate.exceptionUntil.map { offer.start <= $0 } ?? false
        if !eligibility.isEligible, !hasException || eligibility.reason != .tooOld { blocks.append(.legalAge) }
        let lacksLicence = offer.licences.contains { licence in
            !candidate.licences.contains(licence)
                && !(candidate.licencesToCome[licence].map { $0 < offer.start } ?? false)
        }
        if lacksLicence { blocks.append(.licence) }
        if let entry = offer.entryLevel, candidate.currentLevel < entry { blocks.append(.entryLevel) }
        if pair.isBlocked { blocks.append(.blocked) }
        if pair.wasRefusedRecently { blocks.append(.refusedRecently) }
        if !offer.isEmployerSound { blocks.append(.employer) }
        self.blocks = blocks

        var warnings: [Warning] = []
        let isMinor = candidate.birthDate.adding(years: 18) > offer.start
        if isMinor, offer.hasNightWork { warnings.append(.minorNight) }
        if isMinor, offer.hasRegulatedWork { warnings.append(.minorRegulatedWork) }
        if offer.applications >= Gates.manyApplications { warnings.append(.manyApplications) }
        if pair.isTrainingFull { warnings.append(.trainingFull) }
        self.warnings = warnings
    }
}
