/// `grille`: the amount of the bracket where a value falls.
enum Grille {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        try Tranches.parse(raw, .grille, key: "montant", parser)
    }
}

extension Evaluator {
    /// Quirks kept: below 0 the grid is false; above the last ceiling it is undefined, where false was meant; the amounts
    /// of the brackets after the right one are evaluated, for nothing.
    func evaluateGrille(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let (assiette, multiplicateur) = try evaluateAssiette(node, zero: zeroMultiplier())
        let tranches = try evaluateTranches(node, assiette, multiplicateur)
        var set = missing.merge(assiette.missing, multiplicateur.missing)
        var amounts: [Value] = []
        for tranche in tranches {
            amounts.append(tranche.isActive == false ? Value(.undefined) : try evaluate(tranche.value))
        }
        if let place = tranches.firstIndex(where: { $0.isActive == true }) {
            let amount = amounts[place]
            set = missing.merge(set, missing.merge(amount.missing, tranches[place].missing))
            return amount.with(unit: amount.unit.isUnit ? amount.unit : .undefined).with(missing: set)
        }
        if tranches.last?.isAfterActive == false { return Value(.undefined, unit: .undefined, missing: set) }
        let unknown = tranches.indices.filter { tranches[$0].isActive == nil }
        guard let first = unknown.first else { return Value(false, unit: .undefined, missing: set) }
        for place in unknown {
            set = missing.merge(set, missing.merge(amounts[place].missing, tranches[place].missing))
        }
        let unit = amounts[first].unit
        return Value(.undefined, unit: unit.isUnit ? unit : .undefined, missing: set)
    }
}
