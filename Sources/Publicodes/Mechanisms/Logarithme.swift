/// `logarithme`: the natural logarithm.
enum Logarithme {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        Node(.logarithme(try parser.parse(raw)))
    }
}

extension Evaluator {
    func evaluateLogarithme(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let value = try simplified(try evaluate(node.a))
        switch value.tag {
        case .null, .undefined: return value.bare(missing: value.missing)
        case .number: return Value(JavaScriptMath.logarithm(value.number), missing: value.missing)
        case .true, .false, .string:
            throw PublicodesError(
                .evaluation, "Impossible de calculer le logarithme de \(shown(value))",
                rule: name(of: frame.rules.innermost ?? -1))
        }
    }
}
