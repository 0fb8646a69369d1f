/// Random numbers that are the same for the same state (SplitMix64: G. Steele, D. Lea, C. Flood, “Fast splittable pseudorandom
/// number generators”, OOPSLA 2014): for invented data and trials, never for secrets.
package struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Numbers that follow a state.
    package init(state: UInt64) { self.state = state }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
