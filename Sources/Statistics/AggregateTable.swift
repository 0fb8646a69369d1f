import Database

/// The aggregates.
struct AggregateTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Adds what was gathered to what is there.
    func add(_ gathered: [Aggregate: Gathered]) throws {
        for (key, value) in gathered where value.count > 0 {
            try connection.run(
                """
                INSERT INTO aggregate (series, month, departement, organisation, category, count, total)
                VALUES (\(key.series), \(key.month), \(key.departement), \(key.organisation), \(key.category),
                    \(value.count), \(value.total))
                ON CONFLICT (series, month, departement, organisation, category)
                DO UPDATE SET count = count + excluded.count, total = total + excluded.total
                """)
        }
    }

    /// What was gathered of one series in a year, by month or by another dimension; what is not known is under "".
    func gathered(_ series: String, in year: Int, by dimension: Dimension) throws -> [String: Gathered] {
        let months = (first: Month(year: year, number: 1), last: Month(year: year, number: 12))
        let column: SQL
        switch dimension {
        case .month: column = "month"
        case .departement: column = "departement"
        case .organisation: column = "organisation"
        case .category: column = "category"
        }
        var gathered: [String: Gathered] = [:]
        try connection.stream(
            """
            SELECT \(column) AS place, sum(count) AS count, sum(total) AS total FROM aggregate
            WHERE series = \(series) AND month BETWEEN \(months.first) AND \(months.last) GROUP BY place
            """
        ) { row in
            gathered[try row["place"]] = Gathered(count: try row["count"], total: try row["total"])
        }
        return gathered
    }
}

/// What a figure is broken down by.
enum Dimension: String, LosslessStringConvertible, Sendable {
    case month
    case departement
    case organisation
    case category

    init?(_ description: String) { self.init(rawValue: description) }
    var description: String { rawValue }
}
