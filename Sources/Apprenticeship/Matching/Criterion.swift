/// What counts in a score.
package enum Criterion: Int, CaseIterable, Sendable {
    case trade, distance, level, training, dates, rhythm, duration, responsiveness, commitment, file

    /// As clients read it.
    package var code: String { String(describing: self) }
}

/// The values of the criteria of one pair, each 0 to 1, or unknown.
package struct CriterionValues: Sendable {
    private var values = SIMD16<Double>(repeating: 0)
    private var known: UInt16 = 0

    /// Nothing known.
    package init() {}

    /// The value of a criterion; `nil` when it is unknown.
    package subscript(criterion: Criterion) -> Double? {
        get { known & 1 << criterion.rawValue == 0 ? nil : values[criterion.rawValue] }
        set {
            values[criterion.rawValue] = newValue ?? 0
            known = newValue == nil ? known & ~(1 << criterion.rawValue) : known | 1 << criterion.rawValue
        }
    }
}
