import Kernel
import Territories

extension AddressBook {
    /// Selects the experts for a need: a function of the book and the request, and of nothing else.
    package func select(_ request: SelectionRequest) -> Selection {
        let covering = request.company.place.zones
        let index = index(of: request.subject)
        let entries = (request.explain == .all ? index?.entries : index?.entries(covering: covering)) ?? []
        var passed: [Assessment] = []
        var failed: [Assessment] = []
        for entry in entries {
            let assessment = Assessment(
                entry, request, covering: covering, ruleSet, isExplained: request.explain != .none)
            if assessment.failure == nil { passed.append(assessment) } else { failed.append(assessment) }
        }
        passed.sort(by: AddressBook.comesFirst)
        let policy = subjects[request.subject]?.policy ?? .all
        var passedOver: [Assessment] = []
        passed = PolicyChoice(policy).choose(from: passed, passingOver: &passedOver)
        let choices = choices(from: passed)
        let reason = choices.isEmpty ? reason(for: request, failed + passedOver + passed) : nil
        return Selection(
            outcome: choices.isEmpty ? .fallback : choices.contains(where: \.needsReview) ? .review : .matched,
            selected: choices,
            rejected: request.explain == .all
                ? (failed + passedOver).sorted(by: AddressBook.comesFirst).map(\.rejection) : [],
            reason: reason)
    }

    /// The order of territory, narrowest first, then of organisation name and of identifier.
    private static func comesFirst(_ left: Assessment, _ right: Assessment) -> Bool {
        let ranks = (left.territory?.rank ?? Int.max, right.territory?.rank ?? Int.max)
        if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
        let names = (left.entry.organisation.name, right.entry.organisation.name)
        if names.0 != names.1 { return names.0.utf8.lexicographicallyPrecedes(names.1.utf8) }
        return left.entry.expertise.id < right.entry.expertise.id
    }

    /// Who is asked in the end: each expert once, whoever they stand in for.
    private func choices(from passed: [Assessment]) -> [Selection.Choice] {
        var asked: Set<Identifier<Expert>> = []
        // Who is asked on their own account needs no second reason.
        for assessment in passed where assessment.entry.expert.presence == .present {
            asked.insert(assessment.entry.expert.id)
        }
        var choices: [Selection.Choice] = []
        var seen: Set<Identifier<Expert>> = []
        for assessment in passed {
            let expert = assessment.entry.expert
            guard case .absent(let substitute?) = expert.presence else {
                if seen.insert(expert.id).inserted { choices.append(assessment.choice(asking: expert.id)) }
                continue
            }
            guard let standIn = experts[substitute], standIn.isLive, standIn.presence == .present else { continue }
            if !asked.contains(substitute), seen.insert(substitute).inserted {
                choices.append(assessment.choice(asking: substitute))
            }
        }
        return choices
    }

    /// Why nobody was selected: the last hurdle that anybody reached. Who failed at none has a substitute who is away, too.
    private func reason(for request: SelectionRequest, _ assessments: [Assessment]) -> Selection.Reason {
        guard index(of: request.subject)?.entries.isEmpty == false else { return .noExpertOnSubject }
        let covering = assessments.filter { $0.territory != nil && $0.failure != .expertLive }
        guard !covering.isEmpty else { return .noExpertOnTerritory }
        if covering.contains(where: { $0.failure == .capacity }) { return .allFull }
        let rest = covering.filter { $0.failure != .expertPresent && $0.failure != nil }
        if rest.isEmpty { return .allAbsent }
        return rest.allSatisfy(\.lacksFacts) ? .dataMissing : .allFiltered
    }
}

extension Assessment {
    fileprivate func choice(asking expert: Identifier<Expert>) -> Selection.Choice {
        Selection.Choice(
            expertise: entry.expertise.id, expert: expert,
            substituteFor: expert == entry.expert.id ? nil : entry.expert.id, unit: entry.unit.id,
            organisation: entry.organisation.id, zone: territory?.zone ?? .country, needsReview: isOpen,
            isRequired: entry.expertise.isRequired, clauses: clauses)
    }

    fileprivate var rejection: Selection.Rejection {
        Selection.Rejection(
            expertise: entry.expertise.id, expert: entry.expert.id, unit: entry.unit.id,
            organisation: entry.organisation.id, firstFailure: failure ?? .policy, clauses: clauses)
    }
}
