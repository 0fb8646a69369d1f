// The method and the coefficients of `logarithm` are those of fdlibm's e_log.c:
//
// ====================================================
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
//
// Developed at SunSoft, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this
// software is freely granted, provided that this notice
// is preserved.
// ====================================================

extension JavaScriptMath {
    /// `Math.log`: the natural logarithm, as fdlibm computes it; glibc's differs in the last bit of one value in forty.
    ///
    /// With x = 2^k (1 + f), log x = k log 2 + log(1 + f), and log(1 + f) = f - s (f - R(s)) where s = f / (2 + f).
    static func logarithm(_ value: Double) -> Double {
        guard value != 0 else { return -.infinity }
        guard value > 0 else { return .nan }
        guard value.isFinite else { return value }

        var reduced = value
        var exponent: Int32 = 0
        if value < Double.leastNormalMagnitude {
            reduced *= 0x1p54
            exponent = -54
        }
        var high = reduced.highWord
        exponent += (high >> 20) - 1023
        high &= 0x000F_FFFF
        // The mantissa is taken between √2/2 and √2.
        let carry = (high + 0x95F64) & 0x10_0000
        reduced.highWord = high | (carry ^ 0x3FF0_0000)
        exponent += carry >> 20

        let f = reduced - 1
        let k = Double(exponent)
        if 0x000F_FFFF & (2 + high) < 3 { return logarithmNearOne(f, k) }

        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        let even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
        let odd =
            z
            * (6.666666666666735130e-01 + w
                * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
        let r = odd + even
        guard (high - 0x6147A) | (0x6B851 - high) > 0 else {
            return exponent == 0 ? f - s * (f - r) : k * ln2High - ((s * (f - r) - k * ln2Low) - f)
        }
        let halfSquare = 0.5 * f * f
        return exponent == 0
            ? f - (halfSquare - s * (halfSquare + r))
            : k * ln2High - ((halfSquare - (s * (halfSquare + r) + k * ln2Low)) - f)
    }

    /// The first terms of the series are enough for |f| < 2^-20.
    private static func logarithmNearOne(_ f: Double, _ k: Double) -> Double {
        if f == 0 { return k == 0 ? 0 : k * ln2High + k * ln2Low }
        let r = f * f * (0.5 - 0.33333333333333333 * f)
        return k == 0 ? f - r : k * ln2High - ((r - k * ln2Low) - f)
    }

    private static let ln2High = 6.93147180369123816490e-01
    private static let ln2Low = 1.90821492927058770002e-10
}
