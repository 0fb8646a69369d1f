private import Synchronization

/// Counts what each caller does, in memory: each process counts for itself, and a restart forgets.
///
/// A bucket is one number, the instant at which it is full again (the generic cell rate algorithm of ITU-T I.371): what is
/// between now and then is spent. The table has a fixed size, so that no number of addresses fills the memory: where all
/// places of a group are taken, the bucket nearest to full, which says the least, gives its place up.
package final class RateLimiter: Sendable {
    package let limits: RateLimits
    /// In the order of the classes.
    private let constants: [Allowance.Constants]
    private let shards: [Shard]

    /// Places of a group, which are looked through one after the other.
    private static let groupSize = 8
    private static let groupsInShard = 256

    /// One lock, and the buckets under it.
    private final class Shard: Sendable {
        let buckets = Mutex([Bucket](repeating: Bucket(), count: groupsInShard * groupSize))
    }

    /// Whose it is, and when it is full, in nanoseconds of the monotonic clock.
    private struct Bucket {
        var owner: UInt64 = 0
        var full: UInt64 = 0
    }

    /// A counter of 32,768 buckets, half a mebibyte.
    package init(_ limits: RateLimits) {
        self.limits = limits
        constants = RateLimitClass.allCases.map { Allowance.Constants($0, limits[$0]) }
        shards = (0..<16).map { _ in Shard() }
    }

    /// Counts a request.
    ///
    /// - Parameters:
    ///   - now: nanoseconds of the monotonic clock.
    ///   - isCounted: `false` to look only.
    package func take(
        _ kind: RateLimitClass, for subject: RateLimitSubject, at now: UInt64, isCounted: Bool = true
    ) -> Allowance {
        let limit = limits[kind]
        // Seeded for each process: nobody outside knows which callers share a group.
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(subject)
        let owner = UInt64(truncatingIfNeeded: hasher.finalize()) | 1
        let group = Int(owner >> 32) % RateLimiter.groupsInShard * RateLimiter.groupSize
        let (debt, isAllowed): (UInt64, Bool) = shards[Int(owner >> 56) % shards.count].buckets.withLock { buckets in
            let place = RateLimiter.place(of: owner, in: buckets, group)
            let debt = buckets[place].owner == owner ? buckets[place].full.minusOrZero(now) : 0
            guard debt + limit.interval <= limit.capacity else { return (debt, false) }
            guard isCounted else { return (debt, true) }
            buckets[place] = Bucket(owner: owner, full: now + debt + limit.interval)
            return (debt + limit.interval, true)
        }
        return Allowance(
            constants: constants[kind.rawValue], remaining: Int((limit.capacity - debt) / limit.interval),
            fullAfter: RateLimiter.seconds(debt),
            refusedFor: isAllowed ? nil : RateLimiter.seconds(debt + limit.interval - limit.capacity))
    }

    /// Where a bucket is, or may be put.
    private static func place(of owner: UInt64, in buckets: [Bucket], _ group: Int) -> Int {
        var fullest = group
        for place in group..<group + groupSize {
            if buckets[place].owner == owner { return place }
            if buckets[place].full < buckets[fullest].full { fullest = place }
        }
        return fullest
    }

    /// Whole seconds, rounded up.
    private static func seconds(_ nanoseconds: UInt64) -> Int { Int((nanoseconds + 999_999_999) / 1_000_000_000) }
}

extension UInt64 {
    fileprivate func minusOrZero(_ other: UInt64) -> UInt64 { self > other ? self - other : 0 }
}
