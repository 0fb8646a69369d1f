import Kernel

/// Keeps those of the competent whom the subject's policy asks for.
struct PolicyChoice {
    private let policy: Subject.Policy

    init(_ policy: Subject.Policy) { self.policy = policy }

    /// Those who are kept, in their order; the others are said to be passed over, and why.
    func choose(from passed: [Assessment], passingOver: inout [Assessment]) -> [Assessment] {
        var kept = passed
        if policy.heedsCapacity { kept = pass(over: &passingOver, .capacity, kept) { !$0.isFull } }
        switch policy {
        case .all: return kept
        case .closestLevel:
            let closest = kept.first?.territory?.rank
            return pass(over: &passingOver, .policy, kept) { $0.territory?.rank == closest }
        case .topN(let count):
            let first = Set(kept.prefix(count).map(\.entry.expertise.id))
            return pass(over: &passingOver, .policy, kept) { first.contains($0.entry.expertise.id) }
        case .roundRobin:
            return onePerUnit(kept, &passingOver) {
                ($0.load.lastChosenAt?.milliseconds ?? .min, $0.entry.expert.id)
            }
        case .leastLoaded:
            return onePerUnit(kept, &passingOver) { ($0.load.openMatches, $0.entry.expert.id) }
        }
    }

    private func onePerUnit<Load: Comparable>(
        _ passed: [Assessment], _ passedOver: inout [Assessment],
        by key: (Assessment) -> (Load, Identifier<Expert>)
    ) -> [Assessment] {
        var best: [String: Assessment] = [:]
        for assessment in passed {
            guard let other = best[assessment.entry.unit.id] else {
                best[assessment.entry.unit.id] = assessment
                continue
            }
            if key(assessment) < key(other) { best[assessment.entry.unit.id] = assessment }
        }
        let chosen = Set(best.values.map(\.entry.expertise.id))
        return pass(over: &passedOver, .policy, passed) { chosen.contains($0.entry.expertise.id) }
    }

    private func pass(
        over passedOver: inout [Assessment], _ code: Clause.Code, _ all: [Assessment],
        unless isKept: (Assessment) -> Bool
    ) -> [Assessment] {
        var kept: [Assessment] = []
        for var assessment in all {
            if isKept(assessment) {
                kept.append(assessment)
            } else {
                assessment.note(code, .fail)
                passedOver.append(assessment)
            }
        }
        return kept
    }
}

extension Assessment {
    /// Whether the expert has as many open needs as the expertise allows.
    fileprivate var isFull: Bool { entry.expertise.capacity.map { load.openMatches >= $0 } ?? false }
}
