import Kernel
private import Synchronization

/// The compiled versions that were used last, shared by all threads.
final class ModelCache: Sendable {
    /// How many are kept.
    private static let limit = 24

    private let entries = Mutex<[Entry]>([])
    /// Held while a version is compiled, so that those who ask at the same time wait for the same one.
    private let compiling = Mutex<Void>(())

    private struct Entry {
        let id: Identifier<ModelVersion>
        let digest: String
        let model: ServedModel
    }

    /// Whether a version is there.
    func holds(_ version: ModelVersion) -> Bool { known(version) != nil }

    /// The compiled version, made when it is not there.
    func model(_ version: ModelVersion, make: () throws -> ServedModel) throws -> ServedModel {
        if let known = known(version) { return known }
        return try compiling.withLock { _ in
            if let known = known(version) { return known }
            let model = try make()
            entries.withLock { entries in
                entries.append(Entry(id: version.id, digest: version.digest, model: model))
                if entries.count > ModelCache.limit { entries.removeFirst() }
            }
            return model
        }
    }

    private func known(_ version: ModelVersion) -> ServedModel? {
        entries.withLock { entries in
            guard let place = entries.lastIndex(where: { $0.id == version.id && $0.digest == version.digest }) else {
                return nil
            }
            let entry = entries[place]
            if place < entries.count - 1 {
                entries.remove(at: place)
                entries.append(entry)
            }
            return entry.model
        }
    }
}
