private import Crypto

extension Backup {
    /// Puts a verified backup in the place of a database that no service has open.
    ///
    /// A process killed on the way leaves either the old database, or none and the old one under its other name, or the new
    /// one; never a mixture.
    ///
    /// - Parameters:
    ///   - path: the backup.
    ///   - database: where it goes.
    ///   - replaced: the name that an existing database gets; when absent, an existing one is an error.
    /// - Throws: `DatabaseError`: what `verify` throws, or `file` when there is a database already.
    package static func restore(_ path: String, to database: String, keepingReplacedAt replaced: String? = nil) throws
        -> Backup
    {
        let backup = try verify(path)
        let lock = try LockFile(beside: database)
        defer { lock.release() }
        let partial = database + ".partial"
        File.remove(partial)
        do {
            try copy(path, to: partial, expecting: backup.digest)
            try setAside(database, as: replaced)
            try File.move(partial, to: database)
        } catch {
            File.remove(partial)
            throw error
        }
        return Backup(path: database, bytes: backup.bytes, digest: backup.digest)
    }

    private static func copy(_ path: String, to destination: String, expecting digest: Digest) throws {
        let copy = try File(creating: destination)
        try File(reading: path).readAll { chunk in try copy.append(chunk) }
        try copy.synchronize()
        guard try copy.digest().digest == digest else {
            throw DatabaseError(.corrupt, "\(path) changed while it was copied")
        }
    }

    /// Moves an existing database away with its log, which would otherwise be applied to the restored one.
    private static func setAside(_ database: String, as replaced: String?) throws {
        let parts = ["-wal", "-shm", ""].filter { File.exists(database + $0) }
        guard !parts.isEmpty else { return }
        guard let replaced, !File.exists(replaced) else {
            throw DatabaseError(.file, "\(replaced ?? database) exists")
        }
        for part in parts { try File.move(database + part, to: replaced + part) }
    }
}
