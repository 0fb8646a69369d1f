/// One step by which somebody is selected or not, in the order in which they are looked at.
package struct Clause: Hashable, Sendable {
    package let code: Code
    package let verdict: Verdict
    /// What was asked for, as text; empty when the code says it all.
    package let expected: String
    /// What was found.
    package let actual: String
    /// The eligibility rule, when it is one.
    package let rule: String?
    package let owner: EligibilityRule.Owner?

    init(
        _ code: Code, _ verdict: Verdict, expected: String = "", actual: String = "", rule: String? = nil,
        owner: EligibilityRule.Owner? = nil
    ) {
        self.code = code
        self.verdict = verdict
        self.expected = expected
        self.actual = actual
        self.rule = rule
        self.owner = owner
    }

    /// Whether a step is passed.
    package enum Verdict: String, Sendable {
        case pass
        case fail
        /// Somebody has to look.
        case unknown
    }

    /// The steps.
    package enum Code: String, CaseIterable, Sendable {
        case expertLive
        case expertPresent
        case territory
        case organisationLive
        case chamber
        case opco
        case eligibility
        case questions
        case capacity
        case policy
    }
}
