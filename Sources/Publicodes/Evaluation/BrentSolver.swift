/// Finds where a function is 0, by the method of Brent (« zeroin », Algorithms for Minimization without Derivatives, 1973).
///
/// The trials, their order and the tests are those of the reference, so that the last bit is the same.
struct BrentSolver {
    /// How near to 0 is near enough.
    let tolerance: Double
    /// How many trials at most.
    let trials: Int
    /// How near to 0 is taken when nothing better was found.
    let acceptable: Double

    /// The point where the function is 0, between two points; `nil` when it was not found.
    func root(
        between lower: Double, and upper: Double, of function: (Double) throws(PublicodesError) -> Double
    ) throws(PublicodesError) -> Double? {
        // `b` is the best point, `a` the one before it, and the root is between `b` and `c`.
        var (a, b) = (lower, upper)
        var c = a
        var atA = try function(a)
        var atB = try function(b)
        var atC = atA
        var fallback: Double?
        for _ in 0..<max(trials, 0) {
            let previousStep = b - a
            if abs(atC) < abs(atB) {
                (a, b) = (b, c)
                c = a
                (atA, atB) = (atB, atC)
                atC = atA
            }
            let precision = 1e-15 * abs(b) + tolerance / 2
            var step = (c - b) / 2
            if abs(step) <= precision || atB == 0 { return b }
            if abs(previousStep) >= precision, abs(atA) > abs(atB) {
                let (p, q) = interpolation(a, b, c, atA, atB, atC)
                let isInside = p < 0.75 * (c - b) * q - abs(precision * q) / 2
                if isInside, p < abs(previousStep * q / 2) { step = p / q }
            }
            if abs(step) < precision { step = step > 0 ? precision : -precision }
            (a, atA) = (b, atB)
            b += step
            atB = try function(b)
            if (atB > 0 && atC > 0) || (atB < 0 && atC < 0) { (c, atC) = (a, atA) }
            if abs(atB) < tolerance { return b }
            if abs(atB) < acceptable { fallback = b }
        }
        return fallback
    }

    /// The step to the next point as a fraction: by a line through two points, or a parabola through three.
    private func interpolation(
        _ a: Double, _ b: Double, _ c: Double, _ atA: Double, _ atB: Double, _ atC: Double
    ) -> (p: Double, q: Double) {
        let gap = c - b
        var p: Double
        var q: Double
        if a == c {
            let ratio = atB / atA
            p = gap * ratio
            q = 1 - ratio
        } else {
            q = atA / atC
            let first = atB / atC
            let second = atB / atA
            p = second * (gap * q * (q - first) - (b - a) * (first - 1))
            q = (q - 1) * (first - 1) * (second - 1)
        }
        if p > 0 { q = -q } else { p = -p }
        return (p, q)
    }
}
