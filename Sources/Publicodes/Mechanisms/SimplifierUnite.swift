/// `simplifier l'unité`: cancels the units that convert into each other, `€/mois.an` gives `€`.
enum SimplifierUnite {
    static let mechanism = ChainedMechanism(name: "simplifier l'unité") {
        (value, _, parser) throws(PublicodesError) in Node(.simplifierUnite(try parser.parse(value)))
    }
}

extension Evaluator {
    func evaluateSimplifierUnite(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let value = try evaluate(node.a)
        if value.isNull || value.isUndefined { return value }
        guard value.unit.isUnit else { return value.with(unit: .undefined) }
        return try simplified(value)
    }

    /// A value in the unit that people read.
    func simplified(_ value: Value) throws(PublicodesError) -> Value {
        guard value.unit.isUnit else { return value }
        let unit = units.simplified(value.unit)
        guard value.isNumber else { return value.with(unit: unit) }
        guard let conversion = units.conversion(from: value.unit, to: unit) else {
            throw conversionError(from: value.unit, to: unit)
        }
        return Value(conversion(value.number), unit: unit, missing: value.missing)
    }
}
