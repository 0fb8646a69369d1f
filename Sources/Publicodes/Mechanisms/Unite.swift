/// `unité`: converts a value to a unit, or gives it that unit when it has none.
enum Unite {
    static let mechanism = ChainedMechanism(name: "unité") { (value, unit, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        guard let text = unit.string else {
            throw PublicodesError(.javaScript, "string.includes is not a function")
        }
        return Node(.unite(value, try parser.unit(text)))
    }
}

extension Evaluator {
    /// Quirk kept: what cannot be converted keeps its value and takes the unit, with a warning.
    func evaluateUnite(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let value = try evaluate(node.a)
        guard !value.isNull, value.unit.isUnit else { return value.with(unit: node.unit) }
        guard let conversion = units.conversion(from: value.unit, to: node.unit) else {
            warn(
                "Erreur lors de la conversion d'unité explicite", .unitConversion,
                cause: conversionError(from: value.unit, to: node.unit))
            return value.with(unit: node.unit)
        }
        return convert(value, conversion).with(unit: node.unit)
    }

    /// Converts a value as JavaScript does: what is false stays as it is, anything else is taken for a number.
    private func convert(_ value: Value, _ conversion: UnitConversion) -> Value {
        switch value.tag {
        case .undefined, .null, .false: value
        case .number: Value(conversion(value.number), missing: value.missing)
        case .true, .string:
            value.isString && text(value.string).isEmpty
                ? value : Value(conversion(numeric(value)), missing: value.missing)
        }
    }
}
