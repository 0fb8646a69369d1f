/// `somme`: rewritten as additions, from the last to the first: `v1 + (v2 + (… + non applicable))`.
///
/// What is not applicable counts for 0; so the sum of nothing applicable is 0, without unit.
enum Somme {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        let values = try parser.elements(raw, complaint: "valeur is not iterable")
        let sum = rewrite(values)
        sum.arguments = values
        return sum
    }

    static func rewrite(_ values: [Node]) -> Node {
        values.reversed().reduce(.notApplicable) { .operation(.add, $1, $0) }
    }
}
