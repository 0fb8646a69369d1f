import Kernel

/// Random numbers that are the same for the same seed, and choices made by them.
struct SeededGenerator: RandomNumberGenerator {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(state: seed &* 0x9E37_79B9_7F4A_7C15) }

    mutating func next() -> UInt64 { numbers.next() }

    /// An index below a count.
    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    /// Whether something happens once in so many times.
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    /// One of several.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }
}
