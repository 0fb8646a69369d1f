import Database

/// The aggregates.
struct AggregateTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Adds what was gathered to what is there.
    func add(_ gathered: [Aggregate: Gathered]) throws {
        for (key, value) in gathered where value.count > 0 {
            let place: SQL = "\(key.series), \(key.perimeter), \(key.dimension.rawValue), \(key.key), \(key.month)"
            try connection.run(
                """
                INSERT INTO figure (series, perimeter, dimension, key, month, count, total)
                VALUES (\(place), \(value.count), \(value.total))
                ON CONFLICT (series, perimeter, dimension, month, key)
                DO UPDATE SET count = count + excluded.count, total = total + excluded.total
                """)
            for (bucket, count) in value.spread.buckets {
                try connection.run(
                    """
                    INSERT INTO figureSpread (series, perimeter, dimension, key, month, bucket, count)
                    VALUES (\(place), \(bucket), \(count))
                    ON CONFLICT (series, perimeter, dimension, month, key, bucket)
                    DO UPDATE SET count = count + excluded.count
                    """)
            }
        }
    }

    /// What was gathered of one series in a year, by month or by another dimension; what is not known is under "".
    func gathered(
        _ series: String, within perimeter: Perimeter = .everywhere, in year: Int, by dimension: Dimension
    ) throws -> [String: Gathered] {
        let months = (first: Month(year: year, number: 1), last: Month(year: year, number: 12))
        let cell: SQL = dimension == .month ? "month" : "key"
        let place: SQL = """
            series = \(series) AND perimeter = \(perimeter) AND dimension = \(dimension.rawValue)
                AND month BETWEEN \(months.first) AND \(months.last)
            """
        var gathered: [String: Gathered] = [:]
        try connection.stream(
            "SELECT \(cell) AS cell, sum(count) AS count, sum(total) AS total FROM figure WHERE \(place) GROUP BY cell"
        ) { row in
            gathered[try row["cell"]] = Gathered(count: try row["count"], total: try row["total"])
        }
        try connection.stream(
            "SELECT \(cell) AS cell, bucket, sum(count) AS count FROM figureSpread WHERE \(place) GROUP BY cell, bucket"
        ) { row in
            gathered[try row["cell"]]?.spread.add(try row["count"], in: try row["bucket"])
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
