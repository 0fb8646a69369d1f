/// What was gathered of one series: in a month, in a departement, for an organisation, of a category; each empty when it is
/// not known.
struct Aggregate: Hashable {
    let series: String
    let month: Month
    var departement = ""
    var organisation = ""
    var category = ""
}

/// How many there were, and their values added up.
struct Gathered: Sendable, Equatable {
    var count = 0
    var total = 0.0

    mutating func add(_ value: Double) {
        count += 1
        total += value
    }
}
