private import CSQLite
package import Crypto

/// A copy of the database in one file, as it was at one instant, with its digest beside it.
///
/// The digest stands in `<file>.b2sum`, as `b2sum --length=256` writes it, so that `b2sum --check` can tell a damaged
/// copy too.
package struct Backup: Sendable {
    package let path: String
    package let bytes: Int
    package let digest: Digest

    /// Where a file's digest is kept.
    package static func digestPath(of path: String) -> String { path + ".b2sum" }

    /// Copies a database, whether a service has it open or not, in its process or in another; it goes on writing meanwhile.
    ///
    /// `VACUUM INTO` rather than SQLite's backup functions, which begin again at each write and never end under load. The
    /// copy has its name once it is whole and on the disk, never before.
    ///
    /// - Throws: `DatabaseError`: `file` when the destination exists or cannot be written, `foreign` when the source is not
    ///   a database of ours, `corrupt` when it is damaged.
    package static func make(of database: String, at path: String) throws -> Backup {
        guard !File.exists(path) else { throw DatabaseError(.file, "\(path) exists") }
        let partial = path + ".partial"
        File.remove(partial)
        do {
            // SQLite fills an empty file, and would let the group and the world read one that it creates.
            try File(creating: partial).synchronize()
            // Not opened as a file: the service's own process may run this (see `verify`).
            let source = try Connection(copying: database)
            guard try source.isOurs() else { throw DatabaseError(.foreign, "\(database) belongs to another program") }
            // Pages wait for the disk in a cache that is small, so that they go there as they come.
            try source.execute("PRAGMA cache_size = -1000")
            let pace = try CopyPace(of: partial, from: database)
            try pace.run("VACUUM INTO \(partial)", on: source)
            let (bytes, digest) = try synchronize(partial, at: pace)
            try write(digest, of: path)
            try File.move(partial, to: path)
            return Backup(path: path, bytes: bytes, digest: digest)
        } catch {
            File.remove(partial)
            throw error
        }
    }

    /// `VACUUM INTO` does not wait for the disk.
    private static func synchronize(_ path: String, at pace: CopyPace) throws -> (bytes: Int, digest: Digest) {
        let file = try File(reading: path)
        try file.synchronize()
        return try file.digest(betweenChunks: pace.rest)
    }

    private static func write(_ digest: Digest, of path: String) throws {
        let digestPath = digestPath(of: path)
        File.remove(digestPath)
        let file = try File(creating: digestPath)
        let name = path.split(separator: "/").last ?? ""
        try Array("\(digest.hexadecimal)  \(name)\n".utf8).withUnsafeBytes { try file.append($0) }
        try file.synchronize()
    }
}
