package import Kernel
package import Territories

/// Who is selected, who is not and why.
package struct Selection: Sendable {
    package let outcome: Outcome
    /// In the order of territory, narrowest first, then of organisation name and identifier.
    package let selected: [Choice]
    /// With the whole explanation only: everybody else who has the subject, in the same order.
    package let rejected: [Rejection]
    /// Why nobody was, when nobody was.
    package let reason: Reason?

    /// What came out.
    package enum Outcome: String, Sendable {
        case matched
        /// Somebody was, and somebody has to look because a fact is missing or a band straddles a threshold.
        case review
        /// Nobody was.
        case fallback
    }

    /// Somebody who is selected.
    package struct Choice: Sendable {
        package let expertise: Identifier<Expertise>
        /// Who is asked: the expert, or the one who stands in.
        package let expert: Identifier<Expert>
        /// The one for whom they stand in.
        package let substituteFor: Identifier<Expert>?
        package let unit: String
        package let organisation: String
        package let zone: Zone
        package let needsReview: Bool
        /// Whether the need is incomplete without them.
        package let isRequired: Bool
        package let clauses: [Clause]
    }

    /// Somebody who is not.
    package struct Rejection: Sendable {
        package let expertise: Identifier<Expertise>
        package let expert: Identifier<Expert>
        package let unit: String
        package let organisation: String
        package let firstFailure: Clause.Code
        package let clauses: [Clause]
    }

    /// Why nobody is selected.
    package enum Reason: String, CaseIterable, Sendable {
        case noExpertOnSubject = "no-expert-on-subject"
        case noExpertOnTerritory = "no-expert-on-territory"
        case allFiltered = "all-filtered"
        case allAbsent = "all-absent"
        case allFull = "all-full"
        case dataMissing = "data-missing"
    }
}
