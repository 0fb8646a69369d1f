private import Glibc

/// A place on Earth, for distances between home and work.
package struct Point: Hashable, Sendable {
    package let latitude: Double
    package let longitude: Double

    /// The mean radius of the Earth in kilometres (IUGG).
    static let earthRadius = 6371.0088

    /// A place in degrees of WGS84.
    package init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The great-circle distance in kilometres (haversine).
    package func distance(to other: Point) -> Double {
        let radians = Double.pi / 180
        let byLatitude = sin((other.latitude - latitude) * radians / 2)
        let byLongitude = sin((other.longitude - longitude) * radians / 2)
        let half =
            byLatitude * byLatitude + cos(latitude * radians) * cos(other.latitude * radians) * byLongitude
            * byLongitude
        return 2 * Point.earthRadius * asin(min(1, half.squareRoot()))
    }

    /// The square of the grid of 0.1° that holds the place; the squares of one row follow each other.
    var cell: Int { Int(((latitude + 90) * 10).rounded(.down)) * 3600 + Int(((longitude + 180) * 10).rounded(.down)) }

    /// The runs of squares that hold a circle around the place, row by row.
    func cells(within kilometres: Double) -> [ClosedRange<Int>] {
        let height = kilometres / 111.195
        let width = height / max(0.01, cos(min(89, abs(latitude) + height) * .pi / 180))
        let rows =
            Int(((latitude - height + 90) * 10).rounded(.down))...Int(((latitude + height + 90) * 10).rounded(.down))
        let west = Int(((max(-180, longitude - width) + 180) * 10).rounded(.down))
        let east = Int(((min(179.95, longitude + width) + 180) * 10).rounded(.down))
        return rows.map { $0 * 3600 + west...$0 * 3600 + east }
    }

    /// The squares that hold a circle around the place, the nearest first, each with a distance in kilometres that nothing in
    /// it is nearer than.
    func cellsByDistance(within kilometres: Double) -> [(cell: Int, nearest: Double)] {
        var found: [(cell: Int, nearest: Double)] = []
        for run in cells(within: kilometres) {
            for cell in run {
                let south = Double(cell / 3600) / 10 - 90
                let west = Double(cell % 3600) / 10 - 180
                let corner = Point(
                    latitude: min(max(latitude, south), south + 0.1), longitude: min(max(longitude, west), west + 0.1))
                // The nearest point of a square is not quite where its sides are nearest in degrees: a little is left for that.
                let nearest = max(0, distance(to: corner) * 0.98 - 0.05)
                if nearest <= kilometres { found.append((cell, nearest)) }
            }
        }
        return found.sorted { ($0.nearest, $0.cell) < ($1.nearest, $1.cell) }
    }
}
