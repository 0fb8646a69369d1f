/// `dans la situation`, which every public rule has: what the situation says comes before the formula.
///
/// Rewritten: `condition` {si: est non défini situation, alors: valeur, sinon: situation}.
enum DansLaSituation {
    static let mechanism = ChainedMechanism(name: "dans la situation") {
        (value, situation, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        let situation = try parser.parse(situation)
        return Node.condition(si: Node(.estNonDefini(situation)), alors: value, sinon: situation)
            .given(value, situation)
    }
}
