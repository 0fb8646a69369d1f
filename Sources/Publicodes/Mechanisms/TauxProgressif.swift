/// `taux progressif`: a rate that goes in a straight line from one bracket's to the next one's.
enum TauxProgressif {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        try Tranches.parse(raw, .tauxProgressif, key: "taux", parser)
    }
}

extension Evaluator {
    /// Quirks kept: below 0 the rate is the last one; nothing is said to be missing where all is known.
    func evaluateTauxProgressif(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let zero = PublicodesError(.evaluation, "Division by zero")
        let (assiette, multiplicateur) = try evaluateAssiette(node, zero: zero)
        let tranches = try evaluateTranches(node, assiette, multiplicateur)
        guard let last = tranches.last else { return Value(.undefined, unit: .percent) }
        let isInLast = last.isActive == true && last.plafond.isNumber && last.plafond.number == .infinity
        if isInLast || tranches.allSatisfy({ $0.isActive == false }) { return try percents(try evaluate(last.value)) }
        guard let active = tranches.firstIndex(where: { $0.isActive == true }), assiette.isNumber else {
            let set = tranches.reduce(UInt32(0)) { missing.merge($0, $1.missing) }
            return Value(.undefined, unit: .percent, missing: set)
        }
        let upper = try percents(try evaluate(tranches[active].value))
        let lower = active == 0 ? upper : try percents(try evaluate(tranches[active - 1].value))
        if lower.isUndefined || upper.isUndefined {
            return Value(.undefined, unit: .percent, missing: missing.merge(lower.missing, upper.missing))
        }
        let (floor, ceiling) = (tranches[active].plancherValue ?? .nan, tranches[active].plafondValue ?? .nan)
        let slope = (numeric(upper) - numeric(lower)) / (ceiling - floor)
        return try apply(.add, lower, Value((assiette.number - floor) * slope)).with(unit: .percent)
    }
}
