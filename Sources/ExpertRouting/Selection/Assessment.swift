import CompanyRecords
import Kernel
import Territories

/// Looks at one entry of the address book for one request, step by step.
struct Assessment {
    let entry: AddressBook.Entry
    /// The zone by which the entry covers the place, with its rank, 0 for the narrowest.
    let territory: (zone: Zone, rank: Int)?
    /// The first step that failed.
    private(set) var failure: Clause.Code?
    /// Whether a step could not be decided.
    private(set) var isOpen = false
    /// Whether it failed for want of a fact.
    private(set) var lacksFacts = false
    /// The steps, when somebody wants them.
    private(set) var clauses: [Clause] = []
    private let isExplained: Bool
    let load: SelectionRequest.Load

    /// - Parameter covering: the zones that cover the place, the narrowest first.
    init(
        _ entry: AddressBook.Entry, _ request: SelectionRequest, covering: [Zone], _ ruleSet: RuleSet, isExplained: Bool
    ) {
        self.entry = entry
        self.isExplained = isExplained
        load =
            request.loads[entry.expert.id]
            ?? SelectionRequest.Load(openMatches: entry.expert.openMatches, lastChosenAt: entry.expert.lastChosenAt)
        territory = entry.reach.narrowest(of: covering)
        lookAtExpert()
        if isSettled { return }
        lookAtTerritory(covering)
        if isSettled { return }
        lookAtOrganisation()
        lookAtChamber(request.company, ruleSet)
        lookAtOpco(request.company, ruleSet)
        if isSettled { return }
        lookAtRules(request)
        if isSettled { return }
        lookAtQuestions(request)
    }

    /// Whether nobody asks for the rest.
    private var isSettled: Bool { failure != nil && !isExplained }

    private mutating func lookAtExpert() {
        note(.expertLive, entry.expert.isLive && entry.unit.isActive ? .pass : .fail)
        guard case .absent(let substitute) = entry.expert.presence else { return note(.expertPresent, .pass) }
        note(
            .expertPresent, substitute == nil ? .fail : .pass, actual: substitute.map { "substitute \($0)" } ?? "absent"
        )
    }

    private mutating func lookAtTerritory(_ covering: [Zone]) {
        let level = entry.reach.level?.rawValue ?? "national unit"
        let (reach, territory) = (entry.reach, territory)
        note(
            .territory, territory == nil ? .fail : .pass,
            expected: reach.zones.prefix(20).map(\.description).joined(separator: ", ") + " (\(level))",
            actual: territory?.zone.description ?? covering.first?.description ?? "")
    }

    private mutating func lookAtOrganisation() { note(.organisationLive, entry.organisation.isLive ? .pass : .fail) }

    private mutating func lookAtChamber(_ company: CompanyFacts, _ ruleSet: RuleSet) {
        guard let chamber = ruleSet.chambers.first(where: { entry.organisation.categories.contains($0.category) })
        else { return }
        // A register that says nothing excludes nobody.
        let isTaken = company.activityNatures.isEmpty || !company.activityNatures.isDisjoint(with: chamber.natures)
        note(
            .chamber, isTaken ? .pass : .fail,
            expected: chamber.natures.map(\.rawValue).sorted().joined(separator: ", "),
            actual: company.activityNatures.map(\.rawValue).sorted().joined(separator: ", "))
    }

    private mutating func lookAtOpco(_ company: CompanyFacts, _ ruleSet: RuleSet) {
        guard entry.organisation.categories.contains(ruleSet.opcoCategory) else { return }
        if let exception = ruleSet.opcoExceptions.first(where: { company.place.isCovered(by: $0.zone) }) {
            let isTaken = entry.organisation.categories.contains(exception.category)
            return note(
                .opco, isTaken ? .pass : .fail, expected: exception.category, actual: exception.zone.description)
        }
        lacksFacts = lacksFacts || company.opco == nil
        let siren = entry.organisation.siren
        note(
            .opco, company.opco != nil && company.opco == siren ? .pass : .fail, expected: siren?.description ?? "",
            actual: company.opco?.description ?? "")
    }

    private mutating func lookAtRules(_ request: SelectionRequest) {
        for rule in entry.rules {
            let finding = rule.when.finding(for: request.company, on: request.day, request.bands)
            let verdict: Clause.Verdict =
                switch finding {
                case .holds: .pass
                case .fails: .fail
                case .open(.straddling): .unknown
                case .open(.missing):
                    switch rule.onMissing {
                    case .accept: .pass
                    case .reject: .fail
                    case .review: .unknown
                    }
                }
            if finding == .open(.missing), verdict == .fail { lacksFacts = true }
            if isExplained {
                note(rule, verdict, request)
            } else {
                note(.eligibility, verdict)
            }
            if isSettled { return }
        }
    }

    private mutating func note(_ rule: EligibilityRule, _ verdict: Clause.Verdict, _ request: SelectionRequest) {
        let tests = Set(rule.when.tests.map(\.field)).map { field in
            "\(field) = \(request.company.known(field, on: request.day))"
        }
        note(
            .eligibility, verdict, expected: rule.when.description, actual: tests.sorted().joined(separator: ", "),
            rule: rule.id.description, owner: rule.owner)
    }

    private mutating func lookAtQuestions(_ request: SelectionRequest) {
        let groupings = entry.organisation.groupings.filter { $0.subject == request.subject }
        guard !groupings.isEmpty else { return }
        let isTaken = groupings.contains { $0.admits(request.company.answers) }
        note(.questions, isTaken ? .pass : .fail)
    }

    /// Says that the whole is not wanted, after all the steps were passed.
    mutating func note(
        _ code: Clause.Code, _ verdict: Clause.Verdict, expected: @autoclosure () -> String = "",
        actual: @autoclosure () -> String = "", rule: String? = nil, owner: EligibilityRule.Owner? = nil
    ) {
        if verdict == .fail, failure == nil { failure = code }
        if verdict == .unknown { isOpen = true }
        guard isExplained else { return }
        clauses.append(
            Clause(code, verdict, expected: expected(), actual: actual(), rule: rule, owner: owner))
    }
}
