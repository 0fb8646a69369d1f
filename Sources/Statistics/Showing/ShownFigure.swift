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
        /// The value under which nine tenths lie, where the value is a median; `nil` too under ten values, where it would be
        /// the largest.
        let ninthDecile: Double?
        /// How many it is about; `nil` when it is withheld.
        let count: Int?

        /// A cell that may be shown.
        ///
        /// - Parameter count: how many may be said to be in it; `nil` when it is withheld.
        fileprivate init(_ key: String, _ gathered: Gathered, _ measure: Indicator.Measure, count: Int?) {
            self.key = key
            self.count = count
            value = count.flatMap { _ in ShownFigure.value(gathered, measure) }
            ninthDecile = (count ?? 0) < 10 || measure != .median ? nil : gathered.spread.quantile(0.9)
        }
    }

    let cells: [Cell]

    /// All the cells of a year together.
    let total: Cell

    /// What may be shown of one year.
    ///
    /// - Parameters:
    ///   - keys: the cells that exist even when nothing was gathered.
    ///   - isOpen: whether readers may see what every cell is about anyway, so that nothing is withheld.
    init(
        _ gathered: [String: Gathered], keys: [String], measure: Indicator.Measure, year: Int, isOpen: Bool = false
    ) {
        let all = Set(keys).union(gathered.keys).sorted()
        let counts = all.map { gathered[$0]?.count ?? 0 }
        let suppression = Suppression(of: counts)
        cells = zip(all, isOpen ? counts : suppression.cells).map { key, count in
            Cell(key, gathered[key] ?? Gathered(), measure, count: count)
        }
        let sum = gathered.values.reduce(into: Gathered()) { $0.add($1) }
        total = Cell(String(year), sum, measure, count: isOpen ? sum.count : suppression.total)
    }

    /// A mean and a share have three digits: more would say something of single values.
    private static func value(_ gathered: Gathered, _ measure: Indicator.Measure) -> Double? {
        switch measure {
        case .count: Double(gathered.count)
        case .sum: gathered.total
        case .median: gathered.spread.quantile(0.5)
        case .mean, .share:
            gathered.count == 0 ? nil : (gathered.total / Double(gathered.count) * 1000).rounded() / 1000
        }
    }
}
