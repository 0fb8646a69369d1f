/// `plancher`: the value, but no less than a bound; rewritten as `plafond` is.
enum Plancher {
    static let mechanism = ChainedMechanism(name: "plancher") { (value, bound, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        return Bound.rewrite(value, try parser.parse(bound), beyond: .less)
    }
}
