/// `barème`: an amount cut in brackets, each part at its own rate (« taux marginal »).
enum Bareme {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        try Tranches.parse(raw, .bareme, key: "taux", parser)
    }
}

extension Evaluator {
    /// Quirks kept: an amount of 0, not applicable or not defined is given back as it is; a bracket of which nothing is
    /// known followed by one that is known gives NaN.
    func evaluateBareme(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let (assiette, multiplicateur) = try evaluateAssiette(node, zero: zeroMultiplier())
        var set = missing.merge(assiette.missing, multiplicateur.missing)
        let unit = assiette.unit.isUnit ? assiette.unit : .undefined
        if assiette.isZero || assiette.isUndefined || assiette.isNull {
            return assiette.with(unit: unit).with(missing: set)
        }
        var total: Double? = 0
        for tranche in try evaluateTranches(node, assiette, multiplicateur) {
            if tranche.isAfterActive == true {
                set = missing.merge(set, tranche.missing)
                total = (total ?? .nan) + 0
                continue
            }
            let taux = try evaluate(tranche.value)
            set = missing.merge(set, missing.merge(taux.missing, tranche.missing))
            guard !taux.isUndefined, let ceiling = tranche.plafondValue, let floor = tranche.plancherValue else {
                total = nil
                continue
            }
            let part = (lesser(numeric(assiette), ceiling) - floor) * (try rate(taux))
            total = (total ?? .nan) + part
        }
        guard let total else { return Value(.undefined, unit: unit, missing: set) }
        return Value(total, unit: unit, missing: set)
    }

    /// A rate without unit.
    private func rate(_ taux: Value) throws(PublicodesError) -> Double {
        guard let conversion = units.conversion(from: taux.unit, to: .none) else {
            throw conversionError(from: taux.unit, to: .none)
        }
        return taux.unit.isUnit ? conversion(numeric(taux)) : numeric(taux)
    }

    /// JavaScript's `Math.min`.
    private func lesser(_ left: Double, _ right: Double) -> Double {
        left.isNaN || right.isNaN ? .nan : min(left, right)
    }
}
