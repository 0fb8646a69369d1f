private import Crypto
import Endpoints
import Kernel
package import Publicodes

/// The models that are served, by their names.
package struct ModelCatalog: Sendable {
    private let models: [String: ServedModel]

    /// Loads every model of some folders; a later folder's model takes the place of an earlier one of the same name.
    ///
    /// A model is `NAME.json`, compiled, or a folder `NAME/` with `.publicodes` files.
    ///
    /// - Throws: `ModelError`, which names the file and says all that is wrong.
    package init(folders: [String], today: CalendarDate? = nil) throws(ModelError) {
        var models: [String: ServedModel] = [:]
        for folder in folders {
            guard let names = File.names(in: folder) else { throw ModelError("\(folder) cannot be read") }
            for name in names {
                let path = folder + "/" + name
                let id = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
                guard name.hasSuffix(".json") || File.isFolder(path), ModelCatalog.isName(id) else { continue }
                models[id] = try ModelCatalog.load(path, id: id, today: today)
            }
        }
        self.models = models
    }

    /// A catalogue of one model.
    package init(path: String, today: CalendarDate? = nil) throws(ModelError) {
        let id = EvaluationRequest.standardModel
        models = [id: try ModelCatalog.load(path, id: id, today: today)]
    }

    /// The model of a name.
    ///
    /// - Throws: a refusal when there is none.
    package subscript(id: String) -> ServedModel {
        get throws(Failure) {
            guard let model = models[id] else {
                throw Failure(
                    .unknownModel,
                    fields: [Failure.Field("/model", "unknown", Text(fr: "Modèle inconnu.", en: "Unknown model."))])
            }
            return model
        }
    }

    /// The model that an address names.
    func found(_ id: String) throws(Failure) -> ServedModel {
        guard let model = models[id] else { throw Failure(.notFound) }
        return model
    }

    /// All models, by name.
    package var all: [ServedModel] { models.values.sorted { $0.id < $1.id } }

    private static func load(_ path: String, id: String, today: CalendarDate?) throws(ModelError) -> ServedModel {
        var options = EngineOptions()
        // What the state's own API leaves out: its models are full of both.
        options.warn.subtract([.deprecatedSyntax, .cyclicReferences])
        let files = try sources(of: path)
        do throws(PublicodesError) {
            let isCompiled = !File.isFolder(path)
            let model =
                try isCompiled ? Model(json: files[0].bytes, options: options) : Model(yaml: files, options: options)
            let digest = Digest.blake2b(files.flatMap { Array($0.name.utf8) + [0] + $0.bytes + [0] }).hexadecimal
            return ServedModel(id: id, digest: digest, model, today: today)
        } catch {
            throw ModelError("\(path): \(error.message)")
        }
    }

    private static func sources(of path: String) throws(ModelError) -> [(name: String, bytes: [UInt8])] {
        guard File.isFolder(path) else {
            guard let bytes = File.read(path) else { throw ModelError("\(path) cannot be read") }
            return [(path, bytes)]
        }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in File.names(in: path) ?? [] {
            let inner = path + "/" + name
            if File.isFolder(inner) {
                files += try sources(of: inner).map { (name + "/" + $0.name, $0.bytes) }
            } else if name.hasSuffix(".publicodes") {
                guard let bytes = File.read(inner) else { throw ModelError("\(inner) cannot be read") }
                files.append((name, bytes))
            }
        }
        return files
    }

    /// Lower-case letters, digits and hyphens: what fits in addresses.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}

/// A model that cannot be served.
package struct ModelError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
