/// `produit`, also named `multiplication`: rewritten as multiplications, `vn * (… (v1 * 1))`, the unit simplified.
enum Produit {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        let values = try parser.elements(raw, complaint: "valeur is not iterable")
        let product = values.reduce(Node.default(.number(1))) { .operation(.multiply, $1, $0) }
        let node = Node(.simplifierUnite(product))
        node.arguments = values
        return node
    }
}
