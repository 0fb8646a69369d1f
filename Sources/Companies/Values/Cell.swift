import Glibc
import Territories

/// A field of a grid of a twentieth of a degree, about five kilometres: a list near a point reads the fields around it.
struct Cell: Hashable {
    let row: Int
    let column: Int

    /// How many fields there are in a degree.
    static let perDegree = 20.0

    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    init(of place: Coordinates) {
        row = Int(floor((place.latitude + 90) * Cell.perDegree))
        column = Int(floor((place.longitude + 180) * Cell.perDegree))
    }

    /// How the index writes it.
    var code: String { "\(row)_\(column)" }

    /// The fields of a box.
    static func all(latitudes: ClosedRange<Double>, longitudes: ClosedRange<Double>) -> [Cell] {
        guard let low = Coordinates(latitude: latitudes.lowerBound, longitude: longitudes.lowerBound),
            let high = Coordinates(latitude: latitudes.upperBound, longitude: longitudes.upperBound)
        else { return [] }
        let first = Cell(of: low)
        let last = Cell(of: high)
        return (first.row...last.row).flatMap { row in
            (first.column...last.column).map { Cell(row: row, column: $0) }
        }
    }
}
