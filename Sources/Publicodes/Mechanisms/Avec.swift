/// `avec`: rules defined below the current one.
enum Avec {
    static let mechanism = ChainedMechanism(name: "avec") { (value, rules, parser) throws(PublicodesError) in
        try parser.parseRules(rules.map ?? RawMap())
        return try parser.parse(value)
    }
}
