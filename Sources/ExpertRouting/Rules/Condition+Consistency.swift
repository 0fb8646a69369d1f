import Kernel

extension Condition {
    /// The condition, unless tests that must hold together contradict each other: nobody could ever pass.
    ///
    /// - Throws: `Failure(.invalidCondition)` at the place of the condition.
    func consistent(at pointer: String) throws(Failure) -> Condition {
        if isContradictory {
            throw Failure(
                .invalidCondition,
                fields: [
                    Failure.Field(
                        pointer, "never-met",
                        Text(
                            fr: "Ces conditions se contredisent : personne ne peut convenir.",
                            en: "These conditions contradict each other: nobody can ever pass."))
                ])
        }
        return self
    }

    private var isContradictory: Bool {
        switch self {
        case .any(let conditions): return conditions.allSatisfy(\.isContradictory)
        case .not, .test: return false
        case .all(let conditions):
            if conditions.contains(where: \.isContradictory) { return true }
            var ranges: [Field: (least: Double, most: Double)] = [:]
            for case .test(let test) in conditions {
                guard let range = test.comparison.range else { continue }
                let known = ranges[test.field] ?? (-.infinity, .infinity)
                ranges[test.field] = (max(known.least, range.least), min(known.most, range.most))
            }
            return ranges.values.contains { $0.least > $0.most }
        }
    }
}

extension Condition.Comparison {
    /// The numbers that pass, where it is about numbers.
    fileprivate var range: (least: Double, most: Double)? {
        switch self {
        case .atLeast(let least): (least, .infinity)
        case .atMost(let most): (-.infinity, most)
        case .between(let least, let most): (least, most)
        case .equals(.number(let number)): (number, number)
        case .equals, .isIn, .hasPrefix, .exists: nil
        }
    }
}
