/// `applicable si`: not applicable unless a condition holds.
///
/// Rewritten: `condition` {si: c != non, alors: valeur, sinon: non applicable}, so that 0 counts as true, and a condition
/// that is not applicable as false.
enum ApplicableSi {
    static let mechanism = ChainedMechanism(name: "applicable si") {
        (value, condition, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        let condition = try parser.parse(condition)
        return Node.condition(si: .operation(.notEqual, condition, .non), alors: value, sinon: .notApplicable)
            .given(value, condition)
    }
}
