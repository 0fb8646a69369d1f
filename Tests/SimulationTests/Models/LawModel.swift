import Kernel
import Publicodes
import Testing
import YAML

/// A model of `data/models`, as an author sees it: its files, its rules and their examples.
struct LawModel: CustomTestStringConvertible, Sendable {
    /// The models that come with the product.
    static let all = [
        "salarie", "apprenti", "dirigeant-assimile-salarie", "micro-entrepreneur", "independant", "dividendes",
        "activite-partielle", "impot-societes", "economie-collaborative", "creation-entreprise",
    ].map(LawModel.init)
    static let salarie = all[0]

    let testDescription: String
    /// Every rule of every file, the rules inside others too, with its full name.
    let rules: [(name: String, attributes: RawMap)]
    /// `situations.yaml`: what a new version is compared with the former one on.
    let referenceSituations: RawNode
    private let files: [(name: String, bytes: [UInt8])]

    private init(_ name: String) {
        testDescription = name
        let folder = LawModel.root + "/data/models/" + name
        files = (File.names(in: folder) ?? []).filter { $0.hasSuffix(".publicodes") }
            .map { ($0, File.read(folder + "/" + $0) ?? []) }
        let situations = (try? YAMLNode(File.read(folder + "/situations.yaml") ?? [])).map { RawNode($0) }
        referenceSituations = situations ?? .null
        rules = files.flatMap { file in
            ((try? YAMLNode(file.bytes)).flatMap { RawNode($0).map }?.members).map(Array.init) ?? []
        }.flatMap(LawModel.flatten)
    }

    /// The model, compiled.
    func compiled() throws -> Model { try Model(yaml: files) }

    /// What its authors would be told.
    func issues() -> [ModelIssue] { ModelCheck.issues(of: files) }

    /// A page of `docs/models`.
    static func documentation(_ name: String) -> String {
        String(decoding: File.read(root + "/docs/models/" + name) ?? [], as: UTF8.self)
    }

    /// A rule and those that are written inside it.
    private static func flatten(_ name: String, _ node: RawNode) -> [(name: String, attributes: RawMap)] {
        guard let attributes = node.map else { return [(name, RawMap())] }
        var inner = attributes["avec"]?.map.map { Array($0.members) } ?? []
        if case .list(let choices) = attributes["une possibilité"] ?? .null {
            inner += choices.flatMap { $0.map.map { Array($0.members) } ?? [] }
        }
        return [(name, attributes)] + inner.flatMap { flatten(name + " . " + $0.0, $0.1) }
    }

    /// The root of the repository.
    private static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(4).joined(separator: "/")
    }()
}
