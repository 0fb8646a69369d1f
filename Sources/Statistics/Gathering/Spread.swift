import Glibc

/// How values lie, in buckets that grow by half a per cent: a median and a percentile come out within a quarter of one per cent,
/// whatever the number of values, and two spreads add up exactly (C. Masson, J. Rim, H. Lee, “DDSketch”, VLDB 2019).
struct Spread: Sendable, Equatable {
    /// How many values lie in each bucket.
    private(set) var buckets: [Int: Int] = [:]

    /// The bucket of zero and of what is less: delays and sizes are never negative.
    private static let zero = -100_000
    private static let accuracy = 0.0025
    private static let growth = (1 + accuracy) / (1 - accuracy)

    /// How many values there are.
    var count: Int { buckets.values.reduce(0, +) }

    /// Counts a value, or the same several times.
    mutating func add(_ value: Double, times: Int = 1) {
        add(times, in: value > 1e-9 ? Int((log(value) / log(Spread.growth)).rounded(.up)) : Spread.zero)
    }

    /// Counts values of a bucket.
    mutating func add(_ count: Int, in bucket: Int) { buckets[bucket, default: 0] += count }

    /// Counts the values of another spread.
    mutating func add(_ other: Spread) { buckets.merge(other.buckets) { $0 + $1 } }

    /// The value under which a share of all values lies, to two digits; `nil` of nothing.
    ///
    /// - Parameter share: 0 to 1; the median is 0.5.
    func quantile(_ share: Double) -> Double? {
        let rank = Int((share * Double(count)).rounded(.up))
        var seen = 0
        for (bucket, count) in buckets.sorted(by: { $0.key < $1.key }) {
            seen += count
            if seen >= max(rank, 1) { return Spread.value(of: bucket) }
        }
        return nil
    }

    /// The middle of a bucket: more than two digits would say more than is known.
    private static func value(of bucket: Int) -> Double {
        guard bucket != zero else { return 0 }
        let middle = 2 * pow(growth, Double(bucket)) / (growth + 1)
        let unit = pow(10, log10(middle).rounded(.down) - 1)
        return ((middle / unit).rounded() * unit * 1e6).rounded() / 1e6
    }
}
