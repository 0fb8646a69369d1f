import YAML

extension YAMLNode {
    /// The tree in one line, with quotes around strings: `{a: 1, b: ["x", null]}`.
    var shape: String {
        switch content {
        case .scalar(let scalar):
            switch scalar.value {
            case .null: "null"
            case .boolean(let value): "\(value)"
            case .number(let value): "\(value)"
            case .string: scalar.text.debugDescription
            }
        case .sequence(let elements): "[" + elements.map(\.shape).joined(separator: ", ") + "]"
        case .mapping(let members): "{" + members.map { "\($0.key): \($0.value.shape)" }.joined(separator: ", ") + "}"
        }
    }

    /// Reads a text.
    init(text: String, limits: YAMLLimits = .model) throws(YAMLError) {
        try self.init(Array(text.utf8), limits: limits)
    }
}
