import Endpoints

/// What was gathered of one series in a month, within a perimeter, for one key of one dimension: every figure that can be asked
/// for is there as such, so that none is added up from cells that nobody asks for.
struct Aggregate: Hashable {
    let series: String
    let perimeter: Perimeter
    let dimension: Dimension
    /// A departement, an organisation or a category; empty when it is not known, and by month.
    let key: String
    let month: Month
}

/// One thing that happened, as figures see it; each place empty when it is not known.
struct Occurrence {
    let series: String
    let month: Month
    var departement = ""
    var organisation = ""
    var category = ""

    /// The dimensions by which it is counted, apart from the month.
    var dimensions: [Dimension] = [.departement, .organisation, .category]

    /// Every aggregate that it belongs to.
    var aggregates: [Aggregate] {
        perimeters.flatMap { perimeter in
            ([.month] + dimensions.filter { $0 != perimeter.dimension }).map { dimension in
                Aggregate(
                    series: series, perimeter: perimeter, dimension: dimension, key: key(of: dimension), month: month)
            }
        }
    }

    private var perimeters: [Perimeter] {
        var perimeters = [Perimeter.everywhere]
        if !departement.isEmpty { perimeters.append(.departement(departement)) }
        if !organisation.isEmpty { perimeters.append(.organisation(organisation)) }
        return perimeters
    }

    private func key(of dimension: Dimension) -> String {
        switch dimension {
        case .month: ""
        case .departement: departement
        case .organisation: organisation
        case .category: category
        }
    }
}
