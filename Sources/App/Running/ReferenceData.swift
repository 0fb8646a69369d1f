private import Glibc
import Kernel
import Territories

/// The reference data in use: those that came with the product, or the newer ones that were imported beside the
/// database. Read once a folder and shared: they never change in a process.
struct ReferenceData {
    private let bundled: String
    /// A symbolic link to the folder imported last; replaced in one step.
    private let link: String

    private static let loaded = ProcessCache<Territories>()

    init(_ configuration: Configuration) {
        bundled = configuration.home.reference
        link = configuration.database + ".reference"
    }

    /// The folder in use.
    var folder: String { imported ?? bundled }

    /// A folder for tables that are on their way here, beside the database.
    var nextDownload: String { "\(link)-download-\(getpid())" }

    /// The territories in use.
    func territories() throws -> Territories {
        let folder = folder
        return try ReferenceData.loaded.value(of: folder) { try Territories(folder: folder) }
    }

    /// What tables of a folder would change, and when asked, their installation for the next start.
    ///
    /// - Throws: when the tables, together with those in use, do not hold.
    func take(_ additions: String, installing: Bool) throws -> ReferenceChanges {
        let old = try territories()
        // Two imports in the same second have two names.
        let staged = "\(link)-\(UInt64.random(in: 0...UInt64.max))"
        var isInstalled = false
        defer { if !isInstalled { ReferenceFolder.remove(staged) } }
        try ReferenceFolder.write(staged, from: folder, with: additions)
        let changes = ReferenceChanges(from: old, to: try Territories(folder: staged))
        if installing, !changes.isEmpty {
            let previous = imported
            try install(staged)
            isInstalled = true
            if let previous { ReferenceFolder.remove(previous) }
        }
        return changes
    }

    private var imported: String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = readlink(link, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    private func install(_ staged: String) throws(ReferenceError) {
        let target = staged.hasPrefix("/") ? staged : ReferenceData.absolute(staged)
        guard symlink(target, staged + ".link") == 0, rename(staged + ".link", link) == 0 else {
            let reason = errno
            unlink(staged + ".link")
            throw .unwritable(path: link, errno: reason)
        }
    }

    private static func absolute(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
