/// `est applicable`: rewritten as `(est non applicable valeur) = non`.
enum EstApplicable {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in rewrite(try parser.parse(raw)) }

    static func rewrite(_ value: Node) -> Node {
        Node.operation(.equal, Node(.estNonApplicable(value)), .non).given(value)
    }
}
