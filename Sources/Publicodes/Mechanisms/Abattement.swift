/// `abattement`: an amount or a percentage taken off, and never less than 0 left.
///
/// Rewritten: `valeur - abattement`, `plancher: 0`.
enum Abattement {
    static let mechanism = ChainedMechanism(name: "abattement") { (value, rebate, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        let rebate = try parser.parse(rebate)
        let zero = Node(.constant(Node.Constant(value: .number(0), type: .number)))
        return Bound.rewrite(.operation(.subtract, value, rebate), zero, beyond: .less).given(value, rebate)
    }
}
