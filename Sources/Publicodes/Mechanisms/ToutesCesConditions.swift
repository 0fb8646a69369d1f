/// `toutes ces conditions`: rewritten as `et`, from the first to the last, beginning with `oui`.
enum ToutesCesConditions {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        let values = try parser.elements(raw, complaint: "valeur.reduce is not a function")
        let node = values.reduce(.oui) { Node.operation(.and, $0, $1) }
        node.arguments = values
        return node
    }
}
