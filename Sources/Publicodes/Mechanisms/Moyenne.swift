/// `moyenne`: the sum divided by the number of values that are applicable.
///
/// Quirk kept: the reference reverses its list in place for the sum, so that the count is folded in the other order,
/// which the order of missing variables shows.
enum Moyenne {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        let values = try parser.elements(raw, complaint: "valeur is not iterable")
        let count = Somme.rewrite(values.reversed().map(oneIfApplicable))
        let mean = Node.operation(.divide, Somme.rewrite(values), count)
        mean.arguments = values
        return mean
    }

    /// 1, `applicable si: est applicable` value.
    private static func oneIfApplicable(_ value: Node) -> Node {
        let one = Node(.constant(Node.Constant(value: .number(1), type: .number)))
        let isApplicable = EstApplicable.rewrite(value)
        return Node.condition(si: .operation(.notEqual, isApplicable, .non), alors: one, sinon: .notApplicable)
            .given(one, isApplicable)
    }
}
