/// The two halves of a double's bits, which fdlibm's algorithms read and write.
extension Double {
    /// Sign, exponent and the twenty first bits of the significand.
    var highWord: Int32 {
        get { Int32(truncatingIfNeeded: bitPattern >> 32) }
        set { self = Double(bitPattern: UInt64(UInt32(bitPattern: newValue)) << 32 | UInt64(lowWord)) }
    }

    /// The thirty-two last bits of the significand.
    var lowWord: UInt32 { UInt32(truncatingIfNeeded: bitPattern) }

    /// The same number with the low half of its significand cleared.
    var truncatedToHighWord: Double { Double(bitPattern: bitPattern & 0xFFFF_FFFF_0000_0000) }

    /// A number from its high half alone.
    init(highWord: Int32) { self.init(bitPattern: UInt64(UInt32(bitPattern: highWord)) << 32) }
}
