/// `est défini`: whether something is known of a value; what is not applicable is known.
///
/// Rewritten: `(est non défini valeur) = non`.
enum EstDefini {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        let value = try parser.parse(raw)
        return Node.operation(.equal, Node(.estNonDefini(value)), .non).given(value)
    }
}
