import Endpoints
import Kernel

/// A figure as it may be shown: small cells withheld, year by year, and whatever would give them away.
///
/// A year is the unit of withholding whatever part of it is asked for: two requests for parts that overlap say no more than
/// one for the whole.
struct ShownFigure: Equatable {
    /// One cell: a month, a departement, an organisation, a category.
    struct Cell: Equatable {
        /// Empty for what is not known.
        let key: String
        /// `nil` when it is withheld, or of nothing.
        let value: Double?
        /// How many it is about; `nil` when it is withheld.
        let count: Int?
    }

    let cells: [Cell]

    /// All the cells of a year together.
    let total: Cell

    /// What may be shown of one year.
    ///
    /// - Parameter keys: the cells that exist even when nothing was gathered.
    init(_ gathered: [String: Gathered], keys: [String], measure: Indicator.Measure, year: Int) {
        let all = Set(keys).union(gathered.keys).sorted()
        let suppression = Suppression(of: all.map { gathered[$0]?.count ?? 0 })
        cells = zip(all, suppression.cells).map { key, count in
            Cell(
                key: key, value: count.flatMap { _ in ShownFigure.value(gathered[key] ?? Gathered(), measure) },
                count: count)
        }
        let sum = gathered.values.reduce(into: Gathered()) { sum, next in
            sum.count += next.count
            sum.total += next.total
        }
        total = Cell(
            key: String(year), value: suppression.total.flatMap { _ in ShownFigure.value(sum, measure) },
            count: suppression.total)
    }

    /// A mean and a share have three digits: more would say something of single values.
    private static func value(_ gathered: Gathered, _ measure: Indicator.Measure) -> Double? {
        switch measure {
        case .count: Double(gathered.count)
        case .sum: gathered.total
        case .mean, .share:
            gathered.count == 0 ? nil : (gathered.total / Double(gathered.count) * 1000).rounded() / 1000
        }
    }
}
