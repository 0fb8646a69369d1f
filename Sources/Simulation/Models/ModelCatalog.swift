import Database
import Endpoints
import Kernel
package import Publicodes

/// The models that are served: those that came with the product, and the versions that were published since.
package final class ModelCatalog: Sendable {
    private let bundled: [String: ServedModel]
    private let compiled = ModelCache()
    private let today: CalendarDate?

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
                guard name.hasSuffix(".json") || File.isFolder(path), ModelName(id) != nil else { continue }
                models[id] = try ModelCatalog.load(path, id: id, today: today)
            }
        }
        bundled = models
        self.today = today
    }

    /// A catalogue of one model.
    package init(path: String, today: CalendarDate? = nil) throws(ModelError) {
        let id = EvaluationRequest.standardModel
        bundled = [id: try ModelCatalog.load(path, id: id, today: today)]
        self.today = today
    }

    /// The models that came with the product, by name.
    package var all: [ServedModel] { bundled.values.sorted { $0.id < $1.id } }

    /// The model of that name that came with the product.
    func bundled(_ id: String) -> ServedModel? { bundled[id] }

    /// How versions are read: `importer!` finds the models that came with the product.
    var options: EngineOptions {
        let bundled = self.bundled
        return ModelFiles.options { bundled[$0]?.model }
    }

    /// The model that a body names, `id` or `id@version`.
    ///
    /// - Throws: a refusal when there is none, or none that the caller may name.
    func model(_ name: String, for caller: Caller, on worker: Worker) throws -> ServedModel {
        try named(name) { try found($0, for: caller, on: worker) }
    }

    /// The same, in a transaction.
    func model(_ name: String, for caller: Caller, in connection: Connection) throws -> ServedModel {
        try named(name) { try found($0, for: caller, in: connection) }
    }

    private func named(_ name: String, find: (ModelReference) throws -> ServedModel) throws -> ServedModel {
        guard let reference = ModelReference(name) else { throw ModelCatalog.unknown }
        do { return try find(reference) } catch let failure as Failure {
            throw failure.problem == .notFound ? ModelCatalog.unknown : failure
        }
    }

    private static let unknown = Failure(
        .unknownModel, fields: [Failure.Field("/model", "unknown", Text(fr: "Modèle inconnu.", en: "Unknown model."))])

    /// The model that an address names.
    func found(_ reference: ModelReference, for caller: Caller, on worker: Worker) throws -> ServedModel {
        try found(reference, for: caller) { try worker.read($0) }
    }

    /// The same, in a transaction that reads.
    func found(_ reference: ModelReference, for caller: Caller, in connection: Connection) throws -> ServedModel {
        try found(reference, for: caller) { try $0(connection) }
    }

    private func found(
        _ reference: ModelReference, for caller: Caller,
        reading read: ((Connection) throws -> ModelVersion?) throws -> ModelVersion?
    ) throws -> ServedModel {
        var files: ModelFiles?
        let version = try read { connection in
            let version = try self.version(reference, for: caller, in: connection)
            if let version, !compiled.holds(version) {
                files = try ModelVersionTable(connection).files(of: version.id)
            }
            return version
        }
        guard let version else { return bundled[reference.id]! }
        return try compiled.model(version) {
            // Kept between the look and here, or read above.
            guard let files else { throw Failure(.busy, retryAfter: 1) }
            return try serve(version, files)
        }
    }

    /// The stored version that is meant; `nil` when it is the one that came with the product.
    func version(_ reference: ModelReference, for caller: Caller, in connection: Connection) throws -> ModelVersion? {
        let table = ModelVersionTable(connection)
        let version: ModelVersion? =
            switch reference.version {
            case .published: try table.published(of: reference.id)
            case .draft: caller.seesDrafts ? try table.draft(of: reference.id) : nil
            case .bundled: nil
            case .number(let number): try table.version(number, of: reference.id)
            }
        if let version {
            guard version.isPublic || caller.seesDrafts else { throw Failure(.notFound) }
            return version
        }
        let isBundled = reference.version == .published || reference.version == .bundled
        guard isBundled, bundled[reference.id] != nil else { throw Failure(.notFound) }
        return nil
    }

    /// The models in service, by name.
    func inService(for caller: Caller, in connection: Connection) throws -> [ServedModel] {
        let names = Set(try ModelVersionTable(connection).publishedModels()).union(bundled.keys)
        return try names.sorted().map { try found(ModelReference($0), for: caller, in: connection) }
    }

    private func serve(_ version: ModelVersion, _ files: ModelFiles) throws(Failure) -> ServedModel {
        do throws(PublicodesError) {
            return ServedModel(
                id: version.model, version: String(version.number), digest: version.digest,
                try files.compiled(options), situations: files.situations, today: today)
        } catch {
            throw Failure(
                .cannotEvaluate,
                fields: [Failure.Field("/model", error.kind.rawValue, Text(fr: error.message, en: error.message))])
        }
    }

    private static func load(_ path: String, id: String, today: CalendarDate?) throws(ModelError) -> ServedModel {
        let files = try ModelFiles(path: path)
        do throws(PublicodesError) {
            return ServedModel(
                id: id, digest: files.digest, try files.compiled(), situations: files.situations, source: path,
                today: today)
        } catch {
            throw ModelError("\(path): \(error.message)")
        }
    }
}

/// A model that cannot be served.
package struct ModelError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
