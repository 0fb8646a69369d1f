import Crypto
import Database
import Endpoints
private import Glibc
import JSON
import Kernel

/// Writes all that is a partner's own into a new folder: a file of JSON Lines for each kind, files as they were sent, a
/// manifest, and `SHA256SUMS`, which `sha256sum --check` understands.
struct ArchiveWriting {
    let organisation: String
    let folder: String
    let language: Language

    /// Writes it, from one state of the data.
    ///
    /// - Returns: the manifest, and its SHA-256.
    func write(
        _ data: [PartnerData], from connection: Connection, at now: Timestamp
    ) throws -> (manifest: ArchiveManifest, digest: String) {
        guard mkdir(folder, 0o700) == 0 else { throw ConfigurationError("\(folder) exists, or cannot be made") }
        var entries: [ArchiveManifest.Entry] = []
        for declaration in data {
            let rows = try ArchiveFile(declaration.name + ".jsonl", in: folder)
            let title = declaration.title(in: language)
            try declaration.export(
                organisation, connection,
                PartnerArchive(
                    row: { try rows.line($0) },
                    file: { name, content in
                        let path = declaration.name + "/" + name
                        if !File.isFolder(folder + "/" + declaration.name) {
                            mkdir(folder + "/" + declaration.name, 0o700)
                        }
                        let file = try ArchiveFile(path, in: folder)
                        try content { try file.write($0) }
                        entries.append(try entry(file, title))
                    }))
            entries.append(try entry(rows, title, rows: rows.rows))
        }
        let manifest = ArchiveManifest(
            format: ArchiveManifest.format, organisation: organisation, program: Version.current, exportedAt: now,
            files: entries.sorted { $0.path < $1.path })
        let file = try ArchiveFile(ArchiveManifest.name, in: folder)
        try file.write(try JSONEncoder.encode(manifest))
        let digest = try file.finish()
        let sums = try ArchiveFile("SHA256SUMS", in: folder)
        for entry in manifest.files { try sums.line("\(entry.sha256)  \(entry.path)") }
        try sums.line("\(digest)  \(ArchiveManifest.name)")
        _ = try sums.finish()
        return (manifest, digest)
    }

    private func entry(_ file: ArchiveFile, _ title: String, rows: Int? = nil) throws -> ArchiveManifest.Entry {
        let digest = try file.finish()
        return ArchiveManifest.Entry(path: file.path, title: title, rows: rows, bytes: file.bytes, sha256: digest)
    }
}
