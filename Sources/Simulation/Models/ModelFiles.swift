import Crypto
import Kernel
package import Publicodes
import YAML

/// The files of a model, before they are read: rules in YAML or JSON, and the situations on which versions are compared.
package struct ModelFiles: Sendable {
    package let all: [File]

    /// One file, by its path inside the model.
    package struct File: Sendable, Equatable {
        package let name: String
        package let bytes: [UInt8]

        /// A file.
        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The file of the reference situations.
    static let situationsName = "situations.yaml"

    /// Files in the order of their names.
    package init(_ files: [File]) { all = files.sorted { $0.name < $1.name } }

    /// Reads a compiled model, a file of rules, or a folder of them with its folders.
    ///
    /// - Throws: `ModelError`, which names what cannot be read.
    package init(path: String) throws(ModelError) {
        guard Kernel.File.isFolder(path) else {
            guard let bytes = Kernel.File.read(path) else { throw ModelError("\(path) cannot be read") }
            self.init([File(name: path.split(separator: "/").last.map(String.init) ?? path, bytes: bytes)])
            return
        }
        self.init(try ModelFiles.files(in: path, below: ""))
    }

    private static func files(in folder: String, below prefix: String) throws(ModelError) -> [File] {
        guard let names = Kernel.File.names(in: folder) else { throw ModelError("\(folder) cannot be read") }
        var files: [File] = []
        for name in names {
            let path = folder + "/" + name
            if Kernel.File.isFolder(path) {
                files += try ModelFiles.files(in: path, below: prefix + name + "/")
            } else if name.hasSuffix(".publicodes") || name == situationsName {
                guard let bytes = Kernel.File.read(path) else { throw ModelError("\(path) cannot be read") }
                files.append(File(name: prefix + name, bytes: bytes))
            }
        }
        return files
    }

    /// The files of rules.
    package var rules: [(name: String, bytes: [UInt8])] {
        all.filter { $0.name != ModelFiles.situationsName }.map { ($0.name, $0.bytes) }
    }

    /// The situations on which versions are compared; null when the model has none.
    var situations: RawNode {
        guard let file = all.first(where: { $0.name == ModelFiles.situationsName }),
            let node = try? YAMLNode(file.bytes)
        else { return .null }
        return RawNode(node)
    }

    /// 64 digits, which change whenever a rule does.
    package var digest: String {
        Digest.blake2b(rules.flatMap { Array($0.name.utf8) + [0] + $0.bytes + [0] }).hexadecimal
    }

    /// How models are read here.
    ///
    /// - Parameter registered: the models that `importer!` may name.
    package static func options(registered: @escaping @Sendable (String) -> Model? = { _ in nil }) -> EngineOptions {
        var options = EngineOptions()
        // What the state's own API leaves out: its models are full of both.
        options.warn.subtract([.deprecatedSyntax, .cyclicReferences])
        options.registeredModels = registered
        return options
    }

    /// Compiles the rules.
    package func compiled(_ options: EngineOptions = ModelFiles.options()) throws(PublicodesError) -> Model {
        let rules = self.rules
        if rules.count == 1, rules[0].name.hasSuffix(".json") {
            return try Model(json: rules[0].bytes, options: options)
        }
        return try Model(yaml: rules, options: options)
    }

    /// All that is wrong with the rules.
    package func issues(_ options: EngineOptions = ModelFiles.options()) -> [ModelIssue] {
        ModelCheck.issues(of: rules, options: options)
    }
}
