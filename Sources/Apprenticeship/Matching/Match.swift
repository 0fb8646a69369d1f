/// How good a pair is for both sides.
package struct Match: Sendable {
    package let candidate: SideScore
    package let employer: SideScore
    /// The geometric mean of both: what is good for one side only is never high.
    package let mutual: Double

    init(_ values: CriterionValues) {
        candidate = SideScore(.candidate, values)
        employer = SideScore(.employer, values)
        mutual = (candidate.score * employer.score).squareRoot()
    }

    /// The mutual score in hundredths, by which pairs are ordered.
    package var hundredths: Int { Int((mutual * 100).rounded()) }
}
