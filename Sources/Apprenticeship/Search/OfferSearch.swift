package import Database
import Endpoints
import Kernel

/// Finds open offers, by words, place and what they are; every one of them can be reached page after page.
package struct OfferSearch {
    let connection: Connection

    /// A search on one connection.
    package init(_ connection: Connection) { self.connection = connection }

    /// The page that a query asks for.
    ///
    /// - Parameter ranks: the offers that fit a candidate, with their scores, when sorted by score.
    package func page(_ query: OfferQuery, ranks: [String: Int]? = nil) throws -> OfferHits {
        guard let point = query.point else { return OfferHits(hits: try listed(query)) }
        var radius = query.radius
        while true {
            let hits = try around(point, radius, query, ranks)
            // Wider by steps of 20 km, until something is found; the answer says how far it looked.
            if !hits.isEmpty || !query.widens || query.cursor != nil || radius >= OfferQuery.largestRadius {
                return OfferHits(hits: hits, radius: radius, isWidened: radius > query.radius)
            }
            radius = min(OfferQuery.largestRadius, radius + 20)
        }
    }

    /// The offers around a point. By distance, the squares of the grid are read from the nearest on, as long as they may
    /// hold something nearer than what was found.
    private func around(
        _ point: Point, _ radius: Double, _ query: OfferQuery, _ ranks: [String: Int]?
    ) throws -> [OfferHits.Hit] {
        let condition = query.filter.condition(query.words)
        let sort = query.sort ?? .distance
        var best = BestHits(limit: query.limit.value + 1)
        func look(_ cells: ClosedRange<Int>) throws {
            try connection.stream(
                """
                SELECT offer.id, offer.latitude, offer.longitude, offer.applications, offer.startDay, offer.publishedAt
                FROM offer INDEXED BY offerByCell
                WHERE \(condition) AND offer.cell BETWEEN \(cells.lowerBound) AND \(cells.upperBound)
                """
            ) { row in
                let kilometres = point.distance(to: Point(latitude: try row[1], longitude: try row[2]))
                guard kilometres <= radius else { return }
                let value: Double
                switch sort {
                case .distance: value = kilometres
                case .score:
                    let id: String = try row[0]
                    value = -Double(ranks?[id] ?? 0)
                case .applications: value = try row[3]
                case .start: value = try row[4]
                case .date:
                    let published: Timestamp = try row[5]
                    value = -Double(published.milliseconds)
                }
                guard best.mayHold(value), query.cursor.map({ value >= $0.value }) ?? true else { return }
                let id: String = try row[0]
                guard query.cursor?.isBefore(value: value, id: id) ?? true else { return }
                best.add(OfferHits.Hit(id: id, value: value, kilometres: kilometres))
            }
        }
        guard sort == .distance else {
            for run in point.cells(within: radius) { try look(run) }
            return best.sorted()
        }
        for (cell, nearest) in point.cellsByDistance(within: radius) {
            guard best.mayHold(nearest) else { break }
            try look(cell...cell)
            best.cut()
        }
        return best.sorted()
    }

    /// The offers of the whole country, in the order of an index.
    private func listed(_ query: OfferQuery) throws -> [OfferHits.Hit] {
        let condition = query.filter.condition(query.words)
        let limit = query.limit.value + 1
        switch query.sort ?? .date {
        case .applications:
            return try listed("offer.applications", condition, query.cursor, limit)
        case .start:
            return try listed("offer.startDay", condition, query.cursor, limit)
        case .date, .distance, .score:
            let start = query.cursor.flatMap { Timestamp(milliseconds: Int64(-$0.value)) }?.description ?? "g"
            let id = query.cursor?.id ?? ""
            return try connection.all(
                """
                SELECT offer.id, offer.publishedAt FROM offer
                WHERE \(condition) AND offer.publishedAt <= \(start)
                    AND (offer.publishedAt < \(start) OR offer.id > \(id))
                ORDER BY offer.publishedAt DESC, offer.id LIMIT \(limit)
                """
            ) { row in
                let published: Timestamp = try row[1]
                return OfferHits.Hit(id: try row[0], value: -Double(published.milliseconds), kilometres: nil)
            }
        }
    }

    private func listed(
        _ column: SQL, _ condition: SQL, _ cursor: SearchCursor?, _ limit: Int
    ) throws -> [OfferHits.Hit] {
        let start = cursor.map { Int($0.value) } ?? Int.min
        let id = cursor?.id ?? ""
        return try connection.all(
            """
            SELECT offer.id, \(column) FROM offer
            WHERE \(condition) AND \(column) >= \(start) AND (\(column) > \(start) OR offer.id > \(id))
            ORDER BY \(column), offer.id LIMIT \(limit)
            """
        ) { row in
            let value: Int = try row[1]
            return OfferHits.Hit(id: try row[0], value: Double(value), kilometres: nil)
        }
    }
}
