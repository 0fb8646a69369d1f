/// Arithmetic whose last bit is that of V8 11.3, the engine which the reference values come from.
enum JavaScriptMath {
    /// `Math.round`: halves go up, towards +∞; `-0.4` gives `-0`.
    static func round(_ value: Double) -> Double {
        // Not floor(value + 0.5), which is wrong for 0.49999999999999994.
        let floor = value.rounded(.down)
        let rounded = value - floor >= 0.5 ? floor + 1 : floor
        return rounded == 0 && value.sign == .minus ? -0.0 : rounded
    }

    /// `Number(value.toFixed(16))`: the exact decimal value cut to 16 decimals, ties away from zero.
    ///
    /// From 0.5 up a double has no more than 16 significant decimals to lose, so that the text reads back as itself.
    static func roundedToSixteenDecimals(_ value: Double) -> Double {
        guard abs(value) < 0.5 else { return value }
        let magnitude = value.magnitude
        let isNormal = magnitude.isNormal
        let significand = magnitude.significandBitPattern | (isNormal ? 1 << 52 : 0)
        let shift = 1075 - Int(isNormal ? magnitude.exponentBitPattern : 1)
        // JavaScript keeps the sign of a negative number which rounds to zero, but prints -0 itself as 0.
        let zero = value < 0 ? -0.0 : 0
        guard shift < 126 else { return zero }
        let product = significand.multipliedFullWidth(by: 10_000_000_000_000_000)
        let scaled = UInt128(product.high) << 64 | UInt128(product.low)
        let count = UInt64((scaled + UInt128(1) << UInt128(shift - 1)) >> UInt128(shift))
        guard count > 0 else { return zero }
        // Both are exact doubles (10^16 = 2^16 × 5^16), so that the quotient is the double nearest to the decimal number.
        let rounded = Double(count) / 1e16
        return value < 0 ? -rounded : rounded
    }

    /// `%`: the remainder with the sign of the dividend, always exact.
    static func remainder(_ dividend: Double, _ divisor: Double) -> Double {
        dividend.truncatingRemainder(dividingBy: divisor)
    }
}
