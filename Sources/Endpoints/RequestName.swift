import Kernel

/// Names requests: the client's own name when it is well formed, otherwise a new one.
///
/// One per event thread, with its own generator: a name is no secret, and asking the system for each would cost more
/// than routing.
final class RequestName {
    fileprivate enum Request {}
    private var generator: Xoshiro

    init() {
        var system = SystemRandomNumberGenerator()
        generator = Xoshiro(seed: (system.next(), system.next(), system.next(), system.next()))
    }

    /// The name of a request: 8 to 64 letters, digits, `-`, `_` or `.` are kept as they came.
    func callAsFunction(given: String?, at now: Timestamp) -> String {
        if let given, (8...64).contains(given.utf8.count), given.utf8.allSatisfy(RequestName.isPlain) { return given }
        return Identifier<Request>(at: now, using: &generator).description
    }

    fileprivate static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}

/// xoshiro256** (Blackman and Vigna, 2018): fast, good, and not for secrets.
struct Xoshiro: RandomNumberGenerator {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    init(seed: (UInt64, UInt64, UInt64, UInt64)) { state = seed == (0, 0, 0, 0) ? (1, 2, 3, 4) : seed }

    mutating func next() -> UInt64 {
        let scrambled = state.1 &* 5
        let result = (scrambled << 7 | scrambled >> 57) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = state.3 << 45 | state.3 >> 19
        return result
    }
}
