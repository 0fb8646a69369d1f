/// `arrondi`: rounds to the nearest integer (`oui`) or to some decimals (`2 décimales`).
enum Arrondi {
    static let mechanism = ChainedMechanism(name: "arrondi") { (value, decimales, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        return Node(.arrondi(value, decimales: try parser.parse(decimales)))
    }

    /// A half goes up, after a push of one epsilon.
    static func round(_ value: Double, _ decimals: Double) -> Double {
        let power = JavaScriptMath.power(10, decimals)
        return JavaScriptMath.round((value + Double.ulpOfOne) * power) / power
    }
}

extension Evaluator {
    func evaluateArrondi(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let value = try simplified(try evaluate(node.a))
        let unit = value.unit.isUnit ? value.unit : .undefined
        // Quirk kept: the decimals of « non » are not evaluated, and nothing of theirs is missing.
        guard !value.isFalse else { return value.with(unit: unit) }
        let decimals = try evaluate(node.b)
        if decimals.isNumber, !isDecimals(decimals.unit) {
            throw PublicodesError(
                .evaluation,
                "L'unité \(units.shown(decimals.unit)) de l'arrondi est inconnu. Vous devez utiliser l'unité “décimales”",
                rule: name(of: frame.rules.innermost ?? -1))
        }
        let set = missing.merge(value.missing, decimals.missing)
        guard value.isNumber else { return value.with(unit: unit).with(missing: set) }
        switch decimals.tag {
        case .number: return Value(Arrondi.round(value.number, decimals.number), unit: unit, missing: set)
        case .true: return Value(Arrondi.round(value.number, 0), unit: unit, missing: set)
        case .undefined: return Value(.undefined, unit: unit, missing: set)
        case .null, .false, .string: return value.with(unit: unit).with(missing: set)
        }
    }

    private func isDecimals(_ unit: UnitSlot) -> Bool {
        units.text(unit)?.contains("décimale") ?? false
    }
}
