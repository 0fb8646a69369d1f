import Kernel

/// What an eligibility rule asks of a company: tests of fields, joined by all, any and not.
package indirect enum Condition: Hashable, Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case test(Test)

    /// How many levels a condition may have.
    package static let deepest = 6

    /// The test of one field.
    package struct Test: Hashable, Sendable {
        package let field: Field
        package let comparison: Comparison

        /// A test; whether the comparison suits the field is checked where it is read.
        package init(_ field: Field, _ comparison: Comparison) {
            self.field = field
            self.comparison = comparison
        }
    }

    /// How a field is compared.
    package enum Comparison: Hashable, Sendable {
        case equals(Value)
        case isIn([Value])
        case hasPrefix([String])
        case atLeast(Double)
        case atMost(Double)
        /// Both ends included.
        case between(Double, Double)
        case exists
    }

    /// A value to compare with.
    package enum Value: Hashable, Sendable {
        case text(String)
        case number(Double)
        case flag(Bool)
    }
}

extension Condition {
    /// Whether it holds for a company on a day.
    func finding(for company: CompanyFacts, on day: Day, _ bands: BandPolicy) -> Finding {
        switch self {
        case .all(let conditions):
            conditions.reduce(.holds) { $0.and($1.finding(for: company, on: day, bands)) }
        case .any(let conditions):
            conditions.reduce(.fails) { $0.or($1.finding(for: company, on: day, bands)) }
        case .not(let condition): condition.finding(for: company, on: day, bands).negated
        case .test(let test): test.comparison.finding(of: company.known(test.field, on: day), bands)
        }
    }

    /// Every test in it, in order.
    var tests: [Test] {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.flatMap(\.tests)
        case .not(let condition): condition.tests
        case .test(let test): [test]
        }
    }

    /// How many levels it has.
    var depth: Int {
        switch self {
        case .all(let conditions), .any(let conditions): 1 + (conditions.map(\.depth).max() ?? 0)
        case .not(let condition): 1 + condition.depth
        case .test: 1
        }
    }
}
