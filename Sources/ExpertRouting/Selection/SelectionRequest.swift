package import Kernel

/// What selection is asked: a subject, a company, a day.
package struct SelectionRequest: Sendable {
    package let subject: Identifier<Subject>
    package let company: CompanyFacts
    package let day: Day
    package let bands: BandPolicy
    package let explain: Explanation

    /// A request.
    package init(
        subject: Identifier<Subject>, company: CompanyFacts, day: Day, bands: BandPolicy = .overlaps,
        explain: Explanation = .none
    ) {
        self.subject = subject
        self.company = company
        self.day = day
        self.bands = bands
        self.explain = explain
    }

    /// How much is said of how it was decided.
    package enum Explanation: String, Sendable {
        case none
        case selected
        case all
    }
}
