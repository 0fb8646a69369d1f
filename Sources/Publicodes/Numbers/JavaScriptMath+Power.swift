// The method and the coefficients below are those of fdlibm's e_pow.c:
//
// ====================================================
// Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
//
// Permission to use, copy, modify, and distribute this
// software is freely granted, provided that this notice
// is preserved.
// ====================================================

private import Glibc

extension JavaScriptMath {
    /// `**`: a power as V8 computes it, which is fdlibm but for one division; glibc's differs in the last bit of one
    /// value in twelve.
    ///
    /// x^y = 2^(y log2 x), with log2 x and its product by y held as sums of two doubles.
    static func power(_ base: Double, _ exponent: Double) -> Double {
        if exponent == 0 { return 1 }
        if base.isNaN || exponent.isNaN { return .nan }
        if exponent.isInfinite { return power(base, infinite: exponent) }
        switch exponent {
        case 1: return base
        case -1: return 1 / base
        case 2: return base * base
        case 0.5 where base >= 0 && base.sign == .plus: return base.squareRoot()
        default: break
        }
        let parity = base.sign == .minus ? Parity(exponent) : .fractional
        let magnitude = base.magnitude
        if magnitude == 0 || magnitude == 1 || magnitude.isInfinite {
            let power = exponent < 0 ? 1 / magnitude : magnitude
            if base.sign == .plus { return power }
            if magnitude == 1, parity == .fractional { return .nan }
            return parity == .odd ? -power : power
        }
        guard base > 0 || parity != .fractional else { return .nan }
        let sign: Double = parity == .odd ? -1 : 1
        return sign * power(ofPositive: magnitude, exponent)
    }

    /// The limit, except that JavaScript gives NaN for 1 and -1 where C gives 1.
    private static func power(_ base: Double, infinite exponent: Double) -> Double {
        if base.magnitude == 1 { return .nan }
        return (base.magnitude > 1) == (exponent > 0) ? .infinity : 0
    }

    private static func power(ofPositive base: Double, _ exponent: Double) -> Double {
        let logarithm: TwoDoubles
        let magnitude = exponent.highWord & 0x7FFF_FFFF
        let baseHigh = base.highWord
        if magnitude > 0x41E0_0000 {
            // From 2^31 up, only a base within 2^-20 of 1 neither overflows nor vanishes.
            let limit = (baseHigh < 0x3FF0_0000) == (exponent < 0) ? Double.infinity : 0
            if magnitude > 0x43F0_0000 || baseHigh < 0x3FEF_FFFF || baseHigh > 0x3FF0_0000 { return limit }
            logarithm = TwoDoubles(log2NearOne: base)
        } else {
            logarithm = TwoDoubles(log2: base)
        }
        let exponentHigh = exponent.truncatedToHighWord
        let low = (exponent - exponentHigh) * logarithm.high + exponent * logarithm.low
        return exponential(TwoDoubles(high: exponentHigh * logarithm.high, low: low))
    }

    /// 2^x for the sum of two doubles.
    private static func exponential(_ x: TwoDoubles) -> Double {
        let sum = x.low + x.high
        let word = sum.highWord
        if word >= 0x4090_0000 {
            // 1024 and more overflow; the tail decides at the edge.
            if sum > 1024 || x.low + 8.0085662595372944372e-17 > sum - x.high { return .infinity }
        } else if word & 0x7FFF_FFFF >= 0x4090_CC00, sum < 0 {
            if sum < -1075 || x.low <= sum - x.high { return 0 }
        }
        var high = x.high
        var whole: Int32 = 0
        if word & 0x7FFF_FFFF > 0x3FE0_0000 {
            // The nearest integer is taken out.
            let place = (word & 0x7FFF_FFFF) >> 20 - 0x3FF
            let rounded = word &+ 0x10_0000 >> (place + 1)
            let roundedPlace = (rounded & 0x7FFF_FFFF) >> 20 - 0x3FF
            high -= Double(highWord: rounded & ~(0x000F_FFFF >> roundedPlace))
            whole = ((rounded & 0x000F_FFFF) | 0x10_0000) >> (20 - roundedPlace)
            if word < 0 { whole = -whole }
        }
        let t = (x.low + high).truncatedToHighWord
        let u = t * 6.93147182464599609375e-01
        let v = (x.low - (t - high)) * 6.93147180559945286227e-01 + t * -1.90465429995776804525e-09
        let z = u + v
        let w = v - (z - u)
        let square = z * z
        let t1 =
            z - square
            * (1.66666666666666019037e-01 + square
                * (-2.77777777770155933842e-03 + square
                    * (6.61375632143793436117e-05 + square
                        * (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08))))
        // Sun wrote (z * t1) / (t1 - 2) - (w + z * w): V8's parenthesis stands elsewhere, and changes one value in 25.
        let r = z * t1 / ((t1 - 2) - (w + z * w))
        var power = 1 - (r - z)
        let scaledWord = power.highWord &+ whole << 20
        if scaledWord >> 20 <= 0 { return scalbn(power, whole) }
        power.highWord = scaledWord
        return power
    }
}

/// What an exponent does to the sign of a negative base.
private enum Parity {
    case odd, even, fractional

    init(_ exponent: Double) {
        let remainder = exponent.truncatingRemainder(dividingBy: 2)
        self = remainder == 0 ? .even : remainder.magnitude == 1 ? .odd : .fractional
    }
}
