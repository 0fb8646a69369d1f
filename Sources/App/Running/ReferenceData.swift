private import Synchronization
import Territories

/// The reference data in use, read once a folder and shared: they never change in a process.
enum ReferenceData {
    private static let loaded = Mutex<[String: Territories]>([:])

    /// The territories of a folder.
    static func territories(in folder: String) throws -> Territories {
        try loaded.withLock { loaded in
            if let territories = loaded[folder] { return territories }
            let territories = try Territories(folder: folder)
            loaded[folder] = territories
            return territories
        }
    }
}
