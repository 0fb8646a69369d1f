/// Stretches of an index merged in their order, each read a piece at a time: a page needs few rows of most of them.
struct MergedStretches {
    /// Reads on in a stretch after a place, so many rows.
    typealias Reading = (_ place: ListingTable.Found?, _ limit: Int) throws -> [ListingTable.Found]

    private let precedes: (ListingTable.Found, ListingTable.Found) -> Bool
    private var stretches: [Stretch]
    private var last: ListingTable.Found?

    private struct Stretch {
        let read: Reading
        var place: ListingTable.Found?
        /// What was read and not given yet, the next one last.
        var waiting: [ListingTable.Found] = []
        /// How many rows are read next; 0 at its end.
        var step: Int
    }

    /// Stretches from a place on, of which some rows are wanted in all.
    init(
        _ readings: [Reading], after place: ListingTable.Found?, of count: Int,
        inOrder precedes: @escaping (ListingTable.Found, ListingTable.Found) -> Bool
    ) {
        self.precedes = precedes
        let step = readings.count == 1 ? count : max(count / max(readings.count, 1), MergedStretches.leastStep)
        stretches = readings.map { Stretch(read: $0, place: place, step: min(step, count)) }
    }

    private static let leastStep = 8

    /// The next one, given once though several stretches hold it; `nil` at the end of all.
    mutating func next() throws -> ListingTable.Found? {
        while true {
            var first: Int?
            for index in stretches.indices {
                try fill(index)
                guard let candidate = stretches[index].waiting.last else { continue }
                if let known = first, !precedes(candidate, stretches[known].waiting.last!) { continue }
                first = index
            }
            guard let first, let found = stretches[first].waiting.popLast() else { return nil }
            if found != last {
                last = found
                return found
            }
        }
    }

    private mutating func fill(_ index: Int) throws {
        guard stretches[index].waiting.isEmpty, stretches[index].step > 0 else { return }
        let step = stretches[index].step
        let rows = try stretches[index].read(stretches[index].place, step)
        stretches[index].waiting = rows.reversed()
        if let end = rows.last { stretches[index].place = end }
        stretches[index].step = rows.count < step ? 0 : step * 2
    }
}
