/// How work and school alternate, as a set of what somebody accepts.
package struct Rhythms: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    /// The set of some bits.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Some days of each week.
    package static let days = Rhythms(rawValue: 1)
    /// Weeks, one after the other.
    package static let weeks = Rhythms(rawValue: 2)
    /// Months, one after the other.
    package static let months = Rhythms(rawValue: 4)

    /// The unit of one rhythm, as clients write it.
    package enum Unit: String, CaseIterable, Codable, Sendable {
        case day, week, month

        /// The set that holds it alone.
        package var rhythms: Rhythms {
            switch self {
            case .day: .days
            case .week: .weeks
            case .month: .months
            }
        }
    }

    /// The units of the set.
    package var units: [Unit] { Unit.allCases.filter { contains($0.rhythms) } }
}
