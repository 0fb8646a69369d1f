/// `variable manquante`: says that a variable is missing to know the value, before all the others.
enum VariableManquante {
    static let mechanism = ChainedMechanism(name: "variable manquante") {
        (value, name, parser) throws(PublicodesError) in
        Node(.variableManquante(try parser.parse(value), name: name.interpolated))
    }
}

extension Evaluator {
    func evaluateVariableManquante(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let value = try evaluate(node.a)
        let unit = value.unit.isUnit ? value.unit : .undefined
        return value.with(unit: unit).with(missing: missing.above(value.missing, node.b))
    }
}
