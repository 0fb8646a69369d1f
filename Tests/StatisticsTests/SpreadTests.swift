import Testing

@testable import Statistics

/// Medians and percentiles, out of buckets.
@Suite struct `A spread` {
    @Test(
        arguments: [
            ([3], 0.5, 3), ([1, 2, 3, 4, 100], 0.5, 3), ([0, 0, 0, 8], 0.5, 0), ([0, 0, 0, 8], 0.9, 8),
            ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9), ([0.25, 0.25, 400], 0.5, 0.25),
        ] as [([Double], Double, Double)]) func `finds the value under which a share lies`(
            values: [Double], share: Double, expected: Double
        )
    {
        var spread = Spread()
        for value in values { spread.add(value) }
        #expect(spread.quantile(share) == expected)
    }

    @Test func `is within one per cent and two digits of the true value`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let values = (0..<Int.random(in: 1...300, using: &generator)).map { _ in
                Double.random(in: 0.01...10_000, using: &generator)
            }.sorted()
            var spread = Spread()
            for value in values.shuffled() { spread.add(value) }
            for share in [0.5, 0.9] {
                let rank = max(Int((share * Double(values.count)).rounded(.up)), 1)
                let found = spread.quantile(share)!
                // A quarter of one per cent of the bucket, and five of a hundred of the rounding.
                #expect(abs(found - values[rank - 1]) <= values[rank - 1] * 0.053, "\(found) for \(values[rank - 1])")
            }
        }
    }

    @Test func `adds up to what all values together are`() {
        var one = Spread()
        var other = Spread()
        var all = Spread()
        for value in 0..<50 {
            one.add(Double(value))
            other.add(Double(value * value))
            all.add(Double(value))
            all.add(Double(value * value))
        }
        one.add(other)
        #expect(one == all && one.count == 100)
    }

    @Test func `of nothing has no median`() { #expect(Spread().quantile(0.5) == nil) }
}
