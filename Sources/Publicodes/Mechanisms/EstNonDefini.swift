/// `est non défini`: whether nothing is known of a value.
enum EstNonDefini {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        Node(.estNonDefini(try parser.parse(raw)))
    }
}

extension Evaluator {
    func evaluateEstNonDefini(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let value = try evaluate(node.a)
        return Value(value.isUndefined, missing: value.missing)
    }
}
