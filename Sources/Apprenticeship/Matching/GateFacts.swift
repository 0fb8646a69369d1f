package import Kernel

/// What gates look at of a candidate; the birth date is for the law alone and never reaches the scorer.
package struct CandidateFacts: Sendable {
    package var birthDate: Day
    package var hasFinishedCollege: Bool
    /// The last day on which an exception of article L6222-2 lets them begin; which one is not told.
    package var exceptionUntil: Day?
    package var licences: Set<Licence>
    /// Licences that will be there by a day.
    package var licencesToCome: [Licence: Day]
    package var currentLevel: Int
    /// Whether they would move anywhere.
    package var isMobile: Bool
    /// Whether they look at any trade.
    package var isOpenToAll: Bool

    /// A candidate for the gates.
    package init(
        birthDate: Day, hasFinishedCollege: Bool = true, exceptionUntil: Day? = nil, licences: Set<Licence> = [],
        licencesToCome: [Licence: Day] = [:], currentLevel: Int = 2, isMobile: Bool = false, isOpenToAll: Bool = false
    ) {
        self.birthDate = birthDate
        self.hasFinishedCollege = hasFinishedCollege
        self.exceptionUntil = exceptionUntil
        self.licences = licences
        self.licencesToCome = licencesToCome
        self.currentLevel = currentLevel
        self.isMobile = isMobile
        self.isOpenToAll = isOpenToAll
    }
}

/// What gates look at of an offer and its employer.
package struct OfferFacts: Sendable {
    package var isOpen: Bool
    package var isEmployerSound: Bool
    package var start: Day
    package var entryLevel: Int?
    package var licences: Set<Licence>
    package var hasHousing: Bool
    package var hasNightWork: Bool
    package var hasRegulatedWork: Bool
    package var applications: Int

    /// An offer for the gates.
    package init(
        isOpen: Bool = true, isEmployerSound: Bool = true, start: Day, entryLevel: Int? = nil,
        licences: Set<Licence> = [], hasHousing: Bool = false, hasNightWork: Bool = false,
        hasRegulatedWork: Bool = false, applications: Int = 0
    ) {
        self.isOpen = isOpen
        self.isEmployerSound = isEmployerSound
        self.start = start
        self.entryLevel = entryLevel
        self.licences = licences
        self.hasHousing = hasHousing
        self.hasNightWork = hasNightWork
        self.hasRegulatedWork = hasRegulatedWork
        self.applications = applications
    }
}

/// What gates look at between the two.
package struct PairFacts: Sendable {
    package var kilometres: Double
    package var radius: Double
    /// The closeness of the best wish.
    package var affinity: Double
    package var isBlocked: Bool
    package var wasRefusedRecently: Bool
    /// Whether there are sessions nearby, all of them full.
    package var isTrainingFull: Bool

    /// What is between a candidate and an offer.
    package init(
        kilometres: Double, radius: Double, affinity: Double, isBlocked: Bool = false,
        wasRefusedRecently: Bool = false, isTrainingFull: Bool = false
    ) {
        self.kilometres = kilometres
        self.radius = radius
        self.affinity = affinity
        self.isBlocked = isBlocked
        self.wasRefusedRecently = wasRefusedRecently
        self.isTrainingFull = isTrainingFull
    }
}
