/// The one for whom a score is.
package enum Side: String, CaseIterable, Sendable {
    case candidate, employer

    /// The version of the weights: what was computed with others is not compared.
    package static let version = "2026-1"

    /// How much each criterion weighs; the weights of a side add up to 100.
    package var weights: [(criterion: Criterion, weight: Double)] {
        switch self {
        case .candidate: Side.ofCandidate
        case .employer: Side.ofEmployer
        }
    }

    private static let ofCandidate: [(criterion: Criterion, weight: Double)] = [
        (.trade, 30), (.distance, 20), (.level, 15), (.training, 10), (.dates, 10), (.rhythm, 5), (.duration, 5),
        (.responsiveness, 5),
    ]
    private static let ofEmployer: [(criterion: Criterion, weight: Double)] = [
        (.trade, 35), (.distance, 15), (.level, 15), (.dates, 15), (.commitment, 10), (.file, 10),
    ]
}
