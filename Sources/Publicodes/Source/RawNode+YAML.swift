package import YAML

extension RawNode {
    /// Reads a YAML value.
    package init(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let scalar):
            switch scalar.value {
            case .null: self = .null
            case .boolean(let bool): self = .bool(bool)
            case .number(let number): self = .number(number)
            case .string: self = .string(scalar.text)
            }
        case .sequence(let elements): self = .list(elements.map { RawNode($0) })
        case .mapping(let members):
            self = .map(RawMap(unique: members.map { (key: $0.key, value: RawNode($0.value)) }))
        }
    }
}
