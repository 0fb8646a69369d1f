/// Nodes that come already parsed, in a situation or an expression: an object with a `nodeKind`.
///
/// The reference takes any node as it is. Only values are taken here, since a forged node could be anything.
enum ParsedNode {
    static func parse(_ map: RawMap, _ parser: RuleParser) throws(PublicodesError) -> Node {
        switch map["nodeKind"]?.string {
        case "constant": return try constant(map, parser)
        case "unité":
            let value = try parser.parse(map["explanation"] ?? .null)
            return Node(.unite(value, unit(map["unit"]) ?? .none))
        default:
            let kind = map["nodeKind"]?.interpolated ?? ""
            throw parser.syntaxError("Un nœud déjà analysé de genre \"\(kind)\" n'est pas accepté")
        }
    }

    /// A constant: its value, type and unit.
    static func constant(_ map: RawMap, _ parser: RuleParser) throws(PublicodesError) -> Node {
        var constant = Node.Constant(value: .undefined)
        switch map["nodeValue"] {
        case .number(let number): constant.value = .number(number)
        case .string(let string): constant.value = .string(string)
        case .bool(let bool): constant.value = .bool(bool)
        case .null: constant.value = .null
        case nil, .list, .map: constant.value = .undefined
        }
        constant.type =
            switch map["type"]?.string {
            case "number": .number
            case "boolean": .boolean
            case "string": .string
            case "date": .date
            case nil: .unknown
            default: .other
            }
        constant.isNullable = map["isNullable"].map { $0 == .bool(true) } ?? (constant.value == .null)
        if let written = map["rawUnit"]?.string, constant.type == .number {
            constant.unit = try parser.unit(written)
        } else {
            constant.unit = unit(map["unit"])
        }
        return Node(.constant(constant))
    }

    private static func unit(_ raw: RawNode?) -> Unit? {
        guard let map = raw?.map else { return nil }
        func parts(_ key: String) -> [String] {
            guard case .list(let elements) = map[key] else { return [] }
            return elements.compactMap(\.string)
        }
        return Unit(numerators: parts("numerators"), denominators: parts("denominators"))
    }
}
