/// `par défaut`: what a value is while nothing is known of it.
///
/// Rewritten: `condition` {si: est non défini valeur, alors: défaut, sinon: valeur}.
enum ParDefaut {
    static let mechanism = ChainedMechanism(name: "par défaut") { (value, preset, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        let preset = try parser.parse(preset)
        return Node.condition(si: Node(.estNonDefini(value)), alors: preset, sinon: value).given(value, preset)
    }
}
