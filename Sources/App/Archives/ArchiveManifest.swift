import Crypto
import JSON
import Kernel

/// What an archive of a partner holds, so that whoever takes it over can check it: the files, their rows and their digests.
struct ArchiveManifest: Codable {
    /// How archives are laid out: `guichet-archive/1`, JSON Lines in UTF-8 and files as they were sent.
    let format: String
    let organisation: String
    let program: String
    let exportedAt: Timestamp
    let files: [Entry]

    /// One file of it.
    struct Entry: Codable {
        let path: String
        /// What is in it.
        let title: String
        /// Lines; absent for a file that somebody sent.
        let rows: Int?
        let bytes: Int
        let sha256: String
    }

    static let format = "guichet-archive/1"
    static let name = "manifest.json"

    /// Reads the manifest of a folder.
    static func read(in folder: String) throws -> (manifest: ArchiveManifest, digest: String) {
        guard let bytes = File.read(folder + "/" + name) else {
            throw ConfigurationError("\(folder) holds no \(name)")
        }
        let manifest = try JSONDecoder.decode(ArchiveManifest.self, from: try JSONTape(bytes, limits: .file))
        guard manifest.format == format else { throw ConfigurationError("\(manifest.format) is not \(format)") }
        return (manifest, Digest.sha256(bytes).hexadecimal)
    }

    /// Compares every file of a folder with what is said of it.
    ///
    /// - Throws: the first that is missing or differs.
    func check(_ folder: String) throws {
        for entry in files {
            guard let bytes = File.read(folder + "/" + entry.path), bytes.count == entry.bytes,
                Digest.sha256(bytes).hexadecimal == entry.sha256
            else { throw ConfigurationError("\(entry.path) of \(folder) is missing, or is not what was exported") }
        }
    }
}
