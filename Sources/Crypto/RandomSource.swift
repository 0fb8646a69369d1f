private import CSodium

/// Random bits from the system, asked for a page at a time: one system call each would cost more than the name or the
/// token made of them.
///
/// Bits are wiped as they are given. Not shared between threads.
package struct RandomSource: RandomNumberGenerator {
    private var words: [UInt64]
    private var place = RandomSource.capacity
    private static let capacity = 512

    /// A source that asks the system at its first use.
    package init() {
        Sodium.prepare()
        words = [UInt64](repeating: 0, count: RandomSource.capacity)
    }

    package mutating func next() -> UInt64 {
        if place == RandomSource.capacity {
            words.withUnsafeMutableBytes { randombytes_buf($0.baseAddress!, $0.count) }
            place = 0
        }
        defer {
            words[place] = 0
            place += 1
        }
        return words[place]
    }

    /// Random bytes for keys and tokens, straight from the system.
    package static func bytes(_ count: Int) -> [UInt8] {
        Sodium.prepare()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { randombytes_buf(buffer.baseAddress!, count) }
            initialized = count
        }
    }
}
