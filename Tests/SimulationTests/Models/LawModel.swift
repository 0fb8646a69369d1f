import Kernel
import Publicodes
import Testing
import YAML

/// A model of `data/models`, as an author sees it: its files, its rules and their examples.
struct LawModel: CustomTestStringConvertible, Sendable {
    /// The models that come with the product.
    static let all = [
        "salarie", "apprenti", "micro-entrepreneur", "independant", "dividendes", "impot-societes",
        "dirigeant-assimile-salarie",
    ].map(LawModel.init)
    static let salarie = all[0]

    let testDescription: String
    /// Every rule of every file, the rules inside others too, with its full name.
    let rules: [(name: String, attributes: RawMap)]
    private let source: RawMap

    private init(_ name: String) {
        testDescription = name
        let folder = LawModel.root + "/data/models/" + name
        let files = (File.names(in: folder) ?? []).filter { $0.hasSuffix(".publicodes") }
        var source = RawMap()
        for file in files {
            guard let bytes = File.read(folder + "/" + file), let node = try? YAMLNode(bytes),
                case .map(let rules) = RawNode(yaml: node)
            else { continue }
            for (rule, attributes) in rules.members { source[rule] = attributes }
        }
        self.source = source
        rules = source.members.flatMap { LawModel.flatten($0, $1) }
    }

    /// The model, compiled.
    func compiled() throws -> Model { try Model(rules: source) }

    /// A rule and those that are written inside it.
    private static func flatten(_ name: String, _ node: RawNode) -> [(name: String, attributes: RawMap)] {
        guard case .map(let attributes) = node else { return [(name, RawMap())] }
        var found = [(name: name, attributes: attributes)]
        if case .list(let choices) = attributes["une possibilité"] ?? .null {
            for case .map(let choice) in choices {
                for (child, inner) in choice.members { found += flatten(name + " . " + child, inner) }
            }
        }
        if case .map(let children) = attributes["avec"] ?? .null {
            for (child, inner) in children.members { found += flatten(name + " . " + child, inner) }
        }
        return found
    }

    /// The root of the repository.
    private static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(4).joined(separator: "/")
    }()
}

extension RawNode {
    /// What was written in YAML.
    init(yaml node: YAMLNode) {
        switch node.content {
        case .scalar(let scalar):
            switch scalar.value {
            case .null: self = .null
            case .boolean(let boolean): self = .bool(boolean)
            case .number(let number): self = .number(number)
            case .string: self = .string(scalar.text)
            }
        case .sequence(let elements): self = .list(elements.map(RawNode.init(yaml:)))
        case .mapping(let members): self = .map(RawMap(members.map { ($0.key, RawNode(yaml: $0.value)) }))
        }
    }
}
