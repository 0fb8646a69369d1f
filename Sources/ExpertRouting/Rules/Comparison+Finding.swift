extension Condition.Comparison {
    /// Whether it holds for what is known.
    func finding(of known: Known, _ bands: BandPolicy) -> Finding {
        if case .exists = self { return known == .nothing ? .fails : .holds }
        switch known {
        case .nothing: return .open(.missing)
        case .texts(let texts): return Finding(texts.contains { isMet(by: .text($0)) })
        case .flag(let flag): return Finding(isMet(by: .flag(flag)))
        case .numbers(let range):
            switch bands {
            case .lowerBound: return Finding(isMet(by: .number(range.lowerBound)))
            case .contains, .overlaps:
                let isMetByAll = isMet(byAllOf: range)
                if isMetByAll || range.lowerBound == range.upperBound || bands == .contains {
                    return Finding(isMetByAll)
                }
                return isMet(bySomeOf: range) ? .open(.straddling) : .fails
            }
        }
    }

    private func isMet(by value: Condition.Value) -> Bool {
        switch (self, value) {
        case (.equals(let other), _): value == other
        case (.isIn(let others), _): others.contains(value)
        case (.hasPrefix(let prefixes), .text(let text)):
            prefixes.contains { Condition.Comparison.plain(text).hasPrefix(Condition.Comparison.plain($0)) }
        case (.atLeast(let least), .number(let number)): number >= least
        case (.atMost(let most), .number(let number)): number <= most
        case (.between(let least, let most), .number(let number)): least <= number && number <= most
        default: false
        }
    }

    private func isMet(byAllOf range: ClosedRange<Double>) -> Bool {
        isMet(by: .number(range.lowerBound)) && isMet(by: .number(range.upperBound))
    }

    private func isMet(bySomeOf range: ClosedRange<Double>) -> Bool {
        switch self {
        case .atLeast(let least): range.upperBound >= least
        case .atMost(let most): range.lowerBound <= most
        case .between(let least, let most): range.overlaps(least...max(least, most))
        case .equals(.number(let number)): range.contains(number)
        case .isIn(let values):
            values.contains { if case .number(let number) = $0 { range.contains(number) } else { false } }
        default: false
        }
    }

    /// A code without its dots: `10.71C` and `1071C` are the same activity.
    private static func plain(_ code: String) -> String { code.filter { $0 != "." } }
}

extension Finding {
    /// What a plain answer means.
    init(_ isMet: Bool) { self = isMet ? .holds : .fails }
}
