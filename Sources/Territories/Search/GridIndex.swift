private import Glibc

/// The communes by squares of a quarter of a degree, for those near a point.
struct GridIndex: Sendable {
    private let cells: [UInt32]
    private let places: [UInt16]

    private static let size = 0.25
    private static let columns: UInt32 = 1440

    init(_ communes: CommuneTable) {
        var pairs: [(cell: UInt32, place: UInt16)] = []
        pairs.reserveCapacity(communes.count)
        for place in 0..<communes.count {
            guard let centroid = communes.centroid(at: place) else { continue }
            let cell =
                GridIndex.row(centroid.latitude) * GridIndex.columns + GridIndex.column(centroid.longitude)
            pairs.append((cell, UInt16(place)))
        }
        pairs.sort { ($0.cell, $0.place) < ($1.cell, $1.place) }
        cells = pairs.map(\.cell)
        places = pairs.map(\.place)
    }

    private static func row(_ latitude: Double) -> UInt32 {
        UInt32(min(max((latitude + 90) / size, 0), 719))
    }

    private static func column(_ longitude: Double) -> UInt32 {
        UInt32(min(max((longitude + 180) / size, 0), 1439))
    }

    /// The communes whose centre is within a number of kilometres, the nearest first.
    ///
    /// No territory of ours lies across the 180th meridian or at a pole; the longitudes are not wrapped.
    func near(
        _ point: Coordinates, within kilometres: Double, in communes: CommuneTable
    ) -> [(place: Int, kilometres: Double)] {
        let byLatitude = kilometres / Coordinates.kilometresPerDegree
        let widest = max(cos((abs(point.latitude) + byLatitude) * Double.pi / 180), 0.01)
        let byLongitude = byLatitude / widest
        let (first, last) = (
            GridIndex.column(point.longitude - byLongitude), GridIndex.column(point.longitude + byLongitude)
        )
        var found: [(place: Int, kilometres: Double)] = []
        for row in GridIndex.row(point.latitude - byLatitude)...GridIndex.row(point.latitude + byLatitude) {
            var index = cells.partitioningIndex { $0 >= row * GridIndex.columns + first }
            while index < cells.count, cells[index] <= row * GridIndex.columns + last {
                let place = Int(places[index])
                index += 1
                guard let centroid = communes.centroid(at: place) else { continue }
                let distance = point.distance(to: centroid)
                if distance <= kilometres { found.append((place, distance)) }
            }
        }
        return found.sorted { ($0.kilometres, $0.place) < ($1.kilometres, $1.place) }
    }
}
