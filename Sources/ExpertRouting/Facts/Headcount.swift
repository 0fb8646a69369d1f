package import CompanyRecords

/// How many employees a company has, as well as that is known.
package enum Headcount: Hashable, Sendable {
    case exactly(Int)
    case within(HeadcountBand)

    /// The least and the most that it can be.
    var range: ClosedRange<Int> {
        switch self {
        case .exactly(let count): count...count
        case .within(let band): band.range
        }
    }
}
