/// `plafond`: the value, but no more than a bound; a bound that is `non` or not applicable does not count.
///
/// Rewritten: `condition` {si: (plafond != non) et (valeur > plafond), alors: plafond, sinon: valeur}, so that the bound's
/// unit comes with it.
enum Plafond {
    static let mechanism = ChainedMechanism(name: "plafond") { (value, bound, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        return Bound.rewrite(value, try parser.parse(bound), beyond: .greater)
    }
}

/// What `plafond` and `plancher` have in common.
enum Bound {
    static func rewrite(_ value: Node, _ bound: Node, beyond: Operator) -> Node {
        let isBeyond = Node.operation(
            .and, .operation(.notEqual, bound, .non), .operation(beyond, value, bound))
        return Node.condition(si: isBeyond, alors: bound, sinon: value).given(value, bound)
    }
}
