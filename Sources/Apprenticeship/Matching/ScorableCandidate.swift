/// What the scorer knows of a candidate, and all that it can know: nothing here is a criterion that the law protects (code du
/// travail, article L1132-1). No name, sex, age, origin, address, health, school.
///
/// Where somebody lives is not here either: the scorer is told how far the work is.
package struct ScorableCandidate: Sendable {
    /// The trades wanted, the dearest first.
    package var wishes: [Wish]
    /// The level aimed at, 3 to 7; `nil` when any.
    package var soughtLevel: Int?
    /// Days since 1970-01-01 between which they can begin.
    package var availableFrom: Int
    package var availableUntil: Int
    package var months: Int?
    /// Empty when they did not say.
    package var rhythms: Rhythms
    /// The trades of the course in which they are enrolled.
    package var courses: [RomeCode]
    package var experiences: [Experience]
    package var file: File

    /// Time spent in a trade: placement, immersion, job.
    package struct Experience: Sendable {
        package let trade: Wish
        package let weeks: Int

        /// Weeks in a trade.
        package init(trade: Wish, weeks: Int) {
            self.trade = trade
            self.weeks = weeks
        }
    }

    /// How complete what they send is, 0 to 1.
    package struct File: Sendable {
        package let completeness: Double

        /// A file by its parts: 0.3 for a CV, 0.3 for a motivation, and 0.4 for an enrolment or 0.2 for one asked for.
        package init(hasCV: Bool, hasMotivation: Bool, enrolment: Enrolment) {
            let tenths =
                (hasCV ? 3 : 0) + (hasMotivation ? 3 : 0)
                + (enrolment == .enrolled ? 4 : enrolment == .preEnrolled ? 2 : 0)
            completeness = Double(tenths) / 10
        }
    }

    /// Whether a training centre has taken them.
    package enum Enrolment: String, Codable, Sendable {
        case none, preEnrolled, enrolled
    }

    /// A candidate for the scorer.
    package init(
        wishes: [Wish], soughtLevel: Int?, availableFrom: Int, availableUntil: Int, months: Int? = nil,
        rhythms: Rhythms = [], courses: [RomeCode] = [], experiences: [Experience] = [], file: File
    ) {
        self.wishes = wishes
        self.soughtLevel = soughtLevel
        self.availableFrom = availableFrom
        self.availableUntil = availableUntil
        self.months = months
        self.rhythms = rhythms
        self.courses = courses
        self.experiences = experiences
        self.file = file
    }
}
