private import Glibc

/// A folder of tables, put together from the one in use and what is newer.
package enum ReferenceFolder {
    /// The tables that there may be, the manifest first.
    private static let tables =
        [
            "manifest", "regions", "departements", "collectivities", "epcis", "communes", "arrondissements",
            "former-communes",
        ] + Nomenclature.Name.allCases.map(\.rawValue)

    /// Writes a new folder that holds the tables of a base, those of `additions` in their place, and is on disk when
    /// this returns.
    ///
    /// - Throws: when `additions` has no table, or one that its manifest does not name.
    package static func write(_ folder: String, from base: String, with additions: String) throws(ReferenceError) {
        let news = try Vintage.all(in: additions)
        for table in tables.dropFirst() where ReferenceFile.exists(table, in: additions) {
            guard news.contains(where: { $0.table == table }) else {
                throw .dangling(table: "manifest", code: table, reason: "it has no line there")
            }
        }
        guard tables.dropFirst().contains(where: { ReferenceFile.exists($0, in: additions) }) else {
            throw .unreadable(path: additions, errno: ENOENT)
        }
        guard mkdir(folder, 0o755) == 0 else { throw .unwritable(path: folder, errno: errno) }
        for table in tables.dropFirst() {
            let source = ReferenceFile.exists(table, in: additions) ? additions : base
            guard ReferenceFile.exists(table, in: source) else { continue }
            try write(try ReferenceFile.bytes(of: table, in: source), to: "\(folder)/\(table).tsv")
        }
        let kept = try Vintage.all(in: base).filter { old in !news.contains { $0.table == old.table } }
        let lines = (kept + news).sorted { $0.table < $1.table }.map(\.line)
        try write(Array(([Vintage.header] + lines).joined().utf8), to: "\(folder)/manifest.tsv")
        try flush(folder)
    }

    /// The tables that the manifest of a folder names.
    ///
    /// - Throws: when one of them is no table of ours.
    package static func newTables(in folder: String) throws(ReferenceError) -> [String] {
        let named = try Vintage.all(in: folder).map(\.table)
        for table in named where !tables.dropFirst().contains(table) {
            throw .dangling(table: "manifest", code: table, reason: "there is no such table")
        }
        return named
    }

    /// Takes a folder of tables away, with nothing else that may stand in it.
    package static func remove(_ folder: String) {
        for table in tables { unlink("\(folder)/\(table).tsv") }
        rmdir(folder)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(ReferenceError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path: path, errno: errno) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(path: path, errno: errno) }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw .unwritable(path: path, errno: errno) }
    }

    private static func flush(_ folder: String) throws(ReferenceError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: folder, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable(path: folder, errno: errno) }
    }
}
