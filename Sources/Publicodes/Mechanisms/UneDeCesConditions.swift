/// `une de ces conditions`: rewritten as `ou`, from the first to the last, beginning with `non`.
enum UneDeCesConditions {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        let values = try parser.elements(raw, complaint: "valeur.reduce is not a function")
        let node = values.reduce(.non) { Node.operation(.or, $0, $1) }
        node.arguments = values
        return node
    }
}
