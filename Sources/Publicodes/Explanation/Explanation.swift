/// Why a rule, or an expression, has its value: what was written, which branch counted, and what it used, down to a depth.
package struct Explanation: Sendable {
    /// Where a value comes from.
    package enum Origin: String, Sendable {
        /// The situation says it.
        case situation
        /// Nobody said it: the model's own answer.
        case `default`
        /// The rule's formula.
        case formula
        /// Found by trials, so that another rule has the value that the situation says.
        case inversion
        /// A rule above is false or not applicable.
        case disabled
        /// An answer is missing.
        case unknown
    }

    /// A part of a formula that decides or changes something: a condition, a bracket, a ceiling.
    package struct Step: Sendable {
        /// The mechanism, in the language's own word: `variations`, `plafond`.
        package let mechanism: String
        /// What it says.
        package let text: String
        /// What its condition or bound was found to be; `nil` when it was not looked at.
        package let outcome: String?
        /// Whether it counted.
        package let isTaken: Bool
    }

    /// The rule's name; empty for the expression that was asked.
    package let rule: String
    package let evaluation: Evaluation
    /// The value as people read it.
    package let text: String
    package internal(set) var origin: Origin
    /// The formula in words, by the titles of the rules.
    package internal(set) var formula = ""
    /// The same with the values in the place of the titles; `nil` where it would say nothing more.
    package internal(set) var calculation: String?
    package internal(set) var steps: [Step] = []
    /// The days between which the figure counts, as `jj/mm/aaaa`; `nil` where the rule does not say.
    package internal(set) var validFrom: String?
    package internal(set) var validUntil: String?
    /// A figure that the author gives, which nothing but the date changes.
    package internal(set) var isParameter = false
    /// The rules used, those of the value first, then those of the conditions only.
    package internal(set) var uses: [Explanation] = []
    /// Whether it only serves a condition of the rule above.
    package internal(set) var isCondition = false
    /// There is more below than the depth or the size of the answer allows.
    package internal(set) var isCut = false
    /// It is explained elsewhere in the same answer.
    package internal(set) var isRepeated = false

    init(rule: String, _ evaluation: Evaluation, text: String, origin: Origin) {
        self.rule = rule
        self.evaluation = evaluation
        self.text = text
        self.origin = origin
    }
}
