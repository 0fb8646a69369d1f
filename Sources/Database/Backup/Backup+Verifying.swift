private import Crypto

extension Backup {
    /// Reads a whole database or backup and compares it with all that it says of itself: its size, its digest when it
    /// stands beside it, every page, every index, every reference.
    ///
    /// Never called by the service on its own database: closing a file gives up the locks that the process has on it
    /// (sqlite.org/howtocorrupt.html §2.2). Another process may.
    ///
    /// What SQLite itself cannot notice is a changed value in a column without an index, as long as the value is one that
    /// the column may hold; the digest of a backup notices it, and so do rows that carry their own proof.
    ///
    /// - Parameters:
    ///   - path: a backup, or a database, even one that a service has open.
    ///   - proofs: the checks of modules whose rows carry their own proof; each gives what it found wrong.
    /// - Throws: `DatabaseError`: `foreign` when it is not a database of ours, `corrupt` when it is damaged, `file` when it
    ///   cannot be read.
    package static func verify(
        _ path: String, proofs: [(Connection) throws -> [String]] = []
    ) throws -> Backup {
        try DatabaseHeader(of: path).check()
        let (bytes, digest) = try File(reading: path).digest()
        if let expected = try expectedDigest(of: path), expected != digest {
            throw DatabaseError(.corrupt, "\(path) is not what its digest says")
        }
        let connection = try Connection(copying: path)
        guard try connection.isOurs() else { throw DatabaseError(.foreign, "\(path) belongs to another program") }
        var findings = try connection.damage()
        // One state of the data, even when a service goes on writing.
        try connection.run("BEGIN")
        for proof in proofs where findings.isEmpty { findings = try proof(connection) }
        try connection.run("ROLLBACK")
        guard findings.isEmpty else {
            throw DatabaseError(.corrupt, "\(path) is damaged: " + findings.joined(separator: "; "))
        }
        return Backup(path: path, bytes: bytes, digest: digest)
    }

    private static func expectedDigest(of path: String) throws -> Digest? {
        let digestPath = digestPath(of: path)
        guard File.exists(digestPath) else { return nil }
        let text = String(decoding: try File(reading: digestPath).start(Digest.size * 2), as: UTF8.self)
        guard let digest = Hexadecimal.bytes(text).flatMap(Digest.init(bytes:)) else {
            throw DatabaseError(.corrupt, "\(digestPath) holds no digest")
        }
        return digest
    }
}

extension Connection {
    /// Whether the file carries our mark and our list of migrations.
    func isOurs() throws -> Bool {
        guard try value("PRAGMA application_id", as: Int.self) == Connection.applicationMark else { return false }
        return try value("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'", as: Int.self) == 1
    }

    /// What SQLite finds wrong in pages, indexes and references; at most twenty sentences.
    func damage() throws -> [String] {
        let pages = try all("PRAGMA integrity_check(20)") { row in try row[0] as String }
        guard pages == ["ok"] else { return pages }
        return try all("SELECT \"table\" || ' ' || count(*) FROM pragma_foreign_key_check GROUP BY \"table\"") { row in
            "dangling references in " + (try row[0] as String)
        }
    }
}
