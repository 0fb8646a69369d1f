import Kernel

extension Condition: CustomStringConvertible {
    /// As an explanation shows it: `ageYears ≥ 3 and (headcount between 10 and 49 or naf begins with C)`.
    package var description: String {
        switch self {
        case .all(let conditions): Condition.joined(conditions, by: " and ")
        case .any(let conditions): Condition.joined(conditions, by: " or ")
        case .not(let condition): "not (\(condition))"
        case .test(let test): "\(test.field) \(test.comparison)"
        }
    }

    private static func joined(_ conditions: [Condition], by word: String) -> String {
        conditions.map { condition in
            if case .test = condition { condition.description } else { "(\(condition))" }
        }.joined(separator: word)
    }
}

extension Condition.Comparison: CustomStringConvertible {
    package var description: String {
        switch self {
        case .equals(let value): "= \(value)"
        case .isIn(let values): "in " + values.map(\.description).joined(separator: ", ")
        case .hasPrefix(let prefixes): "begins with " + prefixes.joined(separator: ", ")
        case .atLeast(let least): "≥ " + JavaScriptNumber.text(least)
        case .atMost(let most): "≤ " + JavaScriptNumber.text(most)
        case .between(let least, let most):
            "between \(JavaScriptNumber.text(least)) and \(JavaScriptNumber.text(most))"
        case .exists: "is known"
        }
    }
}

extension Condition.Value: CustomStringConvertible {
    package var description: String {
        switch self {
        case .text(let text): text
        case .number(let number): JavaScriptNumber.text(number)
        case .flag(let flag): flag ? "true" : "false"
        }
    }
}
