// The method and the coefficients below are those of fdlibm's e_pow.c:
//
// ====================================================
// Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
//
// Permission to use, copy, modify, and distribute this
// software is freely granted, provided that this notice
// is preserved.
// ====================================================

/// A number held as the sum of two doubles, for the steps of a power that need more than 53 bits.
struct TwoDoubles {
    let high: Double
    let low: Double

    init(high: Double, low: Double) {
        self.high = high
        self.low = low
    }

    /// The base-2 logarithm of a number within 2^-20 of 1: log(x) by x - x^2/2 + x^3/3 - x^4/4.
    init(log2NearOne value: Double) {
        let t = value - 1
        let w = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25))
        let u = 1.44269502162933349609e+00 * t
        let v = t * 1.92596299112661746887e-08 - w * 1.44269504088896338700e+00
        high = (u + v).truncatedToHighWord
        low = v - (high - u)
    }

    /// The base-2 logarithm of a positive number, from its distance to the nearest of 1 and 1.5.
    init(log2 value: Double) {
        var mantissa = value
        var exponent: Int32 = 0
        if value < Double.leastNormalMagnitude {
            mantissa *= 0x1p53
            exponent = -53
        }
        exponent += mantissa.highWord >> 20 - 0x3FF
        let fraction = mantissa.highWord & 0x000F_FFFF
        var word = fraction | 0x3FF0_0000
        let isNearThreeHalves = fraction > 0x3988E && fraction < 0xBB67A
        if fraction >= 0xBB67A {
            exponent += 1
            word -= 0x10_0000
        }
        mantissa.highWord = word

        // ss = (x - 1) / (x + 1), or (x - 1.5) / (x + 1.5).
        let center = isNearThreeHalves ? 1.5 : 1
        var u = mantissa - center
        var v = 1 / (mantissa + center)
        let ss = u * v
        let sHigh = ss.truncatedToHighWord
        let tHigh = Double(highWord: (word >> 1 | 0x2000_0000) + 0x80000 + (isNearThreeHalves ? 1 << 18 : 0))
        let sLow = v * ((u - sHigh * tHigh) - sHigh * (mantissa - (tHigh - center)))

        // log(ss).
        let s2 = ss * ss
        var r =
            s2 * s2
            * (5.99999999999994648725e-01 + s2
                * (4.28571428578550184252e-01 + s2
                    * (3.33333329818377432918e-01 + s2
                        * (2.72728123808534006489e-01 + s2
                            * (2.30660745775561754067e-01 + s2 * 2.06975017800338417784e-01)))))
        r += sLow * (sHigh + ss)
        let square = sHigh * sHigh
        let sumHigh = (3.0 + square + r).truncatedToHighWord
        let sumLow = r - ((sumHigh - 3.0) - square)
        u = sHigh * sumHigh
        v = sLow * sumHigh + sumLow * ss

        // 2 / (3 log 2) × (ss + …).
        let productHigh = (u + v).truncatedToHighWord
        let productLow = v - (productHigh - u)
        let zHigh = 9.61796700954437255859e-01 * productHigh
        let zLow =
            -7.02846165095275826516e-09 * productHigh + productLow * 9.61796693925975554329e-01
            + (isNearThreeHalves ? 1.35003920212974897128e-08 : 0)
        let offset = isNearThreeHalves ? 5.84962487220764160156e-01 : 0
        let whole = Double(exponent)
        high = (((zHigh + zLow) + offset) + whole).truncatedToHighWord
        low = zLow - (((high - whole) - offset) - zHigh)
    }
}
