import Database
import Kernel

/// Where one learns the trades: the sessions to come, read once for a point.
struct TrainingMap {
    /// How far sessions are looked for, in kilometres.
    static let reach = 60.0

    /// The nearest session with places of each entry of ROME, and whether there are only full ones.
    private var nearest: [RomeCode: Double] = [:]
    private var full: Set<RomeCode> = []

    /// The sessions around a point that begin on a day or later.
    init(around point: Point, from day: Day, in connection: Connection) throws {
        for run in point.cells(within: TrainingMap.reach) {
            try connection.stream(
                """
                SELECT training.rome, training.latitude, training.longitude, trainingSession.places
                FROM training JOIN trainingSession ON trainingSession.training = training.id
                WHERE training.cell BETWEEN \(run.lowerBound) AND \(run.upperBound) AND trainingSession.starts >= \(day)
                """
            ) { row in
                let rome: RomeCode = try row[0]
                let places: Int = try row[3]
                let kilometres = point.distance(to: Point(latitude: try row[1], longitude: try row[2]))
                guard kilometres <= TrainingMap.reach else { return }
                if places == 0 {
                    full.insert(rome)
                } else {
                    nearest[rome] = min(nearest[rome] ?? .infinity, kilometres)
                }
            }
        }
    }

    /// The sessions of some trades, wherever they are: for many points in turn.
    static func sites(of romes: [RomeCode], from day: Day, in connection: Connection) throws -> [Site] {
        try connection.all(
            """
            SELECT training.rome, training.latitude, training.longitude, trainingSession.places
            FROM training JOIN trainingSession ON trainingSession.training = training.id
            WHERE training.rome IN (\(each: romes)) AND trainingSession.starts >= \(day)
            """
        ) { row in
            let places: Int = try row[3]
            return Site(
                rome: try row[0], point: Point(latitude: try row[1], longitude: try row[2]), hasPlaces: places > 0)
        }
    }

    /// Where and what one may learn.
    struct Site {
        let rome: RomeCode
        let point: Point
        let hasPlaces: Bool
    }

    /// The same as a reading around the point.
    init(_ sites: [Site], around point: Point) {
        for site in sites {
            let kilometres = point.distance(to: site.point)
            guard kilometres <= TrainingMap.reach else { continue }
            if site.hasPlaces {
                nearest[site.rome] = min(nearest[site.rome] ?? .infinity, kilometres)
            } else {
                full.insert(site.rome)
            }
        }
    }

    /// The nearest session with places for a trade.
    func kilometres(for trade: Wish) -> Double? { trade.romes.compactMap { nearest[$0] }.min() }

    /// Whether all that is near is full.
    func isFull(for trade: Wish) -> Bool {
        kilometres(for: trade) == nil && trade.romes.contains { full.contains($0) }
    }
}
