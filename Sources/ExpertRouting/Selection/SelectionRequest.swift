package import Kernel

/// What selection is asked: a subject, a company, a day.
package struct SelectionRequest: Sendable {
    package let subject: Identifier<Subject>
    package let company: CompanyFacts
    package let day: Day
    package let bands: BandPolicy
    package let explain: Explanation
    /// What each expert has on hand, where it is known better than the book says.
    package let loads: [Identifier<Expert>: Load]

    /// A request.
    package init(
        subject: Identifier<Subject>, company: CompanyFacts, day: Day, bands: BandPolicy = .overlaps,
        explain: Explanation = .none, loads: [Identifier<Expert>: Load] = [:]
    ) {
        self.subject = subject
        self.company = company
        self.day = day
        self.bands = bands
        self.explain = explain
        self.loads = loads
    }

    /// What an expert has on hand.
    package struct Load: Hashable, Sendable {
        package let openMatches: Int
        package let lastChosenAt: Timestamp?

        /// So many open needs, and when the last one came.
        package init(openMatches: Int, lastChosenAt: Timestamp?) {
            self.openMatches = openMatches
            self.lastChosenAt = lastChosenAt
        }
    }

    /// How much is said of how it was decided.
    package enum Explanation: String, Sendable {
        case none
        case selected
        case all
    }
}
