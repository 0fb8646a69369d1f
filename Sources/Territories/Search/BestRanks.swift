/// Gathers the first few of many candidates, each commune once.
///
/// A candidate is a class of match (the lowest is best) above sixteen bits of rank: the smallest number is the best.
struct BestRanks {
    private let limit: Int
    private(set) var keys: [UInt32] = []

    init(limit: Int) {
        self.limit = limit
        keys.reserveCapacity(limit + 1)
    }

    /// Whether nothing worse than a class can come in any more.
    var isFull: Bool { keys.count == limit }

    /// The ranks gathered, the best first.
    var ranks: [UInt16] { keys.map { UInt16(truncatingIfNeeded: $0) } }

    /// Takes a candidate when it is among the best.
    @inline(__always)
    mutating func consider(_ key: UInt32) {
        if keys.count == limit, let last = keys.last, key >= last { return }
        insert(key)
    }

    private mutating func insert(_ key: UInt32) {
        if let same = keys.firstIndex(where: { $0 & 0xFFFF == key & 0xFFFF }) {
            guard keys[same] > key else { return }
            keys.remove(at: same)
        }
        keys.insert(key, at: keys.partitioningIndex { $0 > key })
        if keys.count > limit { keys.removeLast() }
    }
}
