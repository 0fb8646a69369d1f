private import Foundation
import YAML

/// A model whose rules bear examples: one file of `Models`.
struct LanguageFile: Sendable, CustomStringConvertible {
    let name: String
    let text: [UInt8]

    var description: String { name }

    /// All models, by name; `Refus.yaml` is a list of models that cannot be loaded.
    static let all: [LanguageFile] = {
        let folder = Bundle.module.bundleURL.appending(path: "Models")
        let files = try! FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }.map { file in
            LanguageFile(name: file.lastPathComponent, text: Array(try! Data(contentsOf: file)))
        }
    }()

    /// The examples, in order.
    func examples() throws -> [LanguageExample] {
        try YAMLNode(text).members.flatMap { rule in
            try (rule.value["exemples"]?.elements ?? []).map { try LanguageExample(of: rule.key, $0) }
        }
    }
}
