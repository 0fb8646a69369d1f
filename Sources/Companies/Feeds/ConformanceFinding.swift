import Kernel

/// What became of a rule, and what was seen.
struct ConformanceFinding: Sendable {
    let rule: ConformanceRule
    let outcome: Outcome
    let seen: Text

    /// Whether it holds.
    enum Outcome: String, Sendable {
        case passed
        case failed
        /// It does not concern what was looked at.
        case skipped
    }

    init(_ rule: ConformanceRule, _ isPassed: Bool?, _ seen: Text) {
        self.rule = rule
        outcome = isPassed.map { $0 ? .passed : .failed } ?? .skipped
        self.seen = seen
    }

    /// A rule that does not concern what was looked at.
    init(skipping rule: ConformanceRule) { self.init(rule, nil, ConformanceTally.said("")) }
}
