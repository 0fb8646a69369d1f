import Crypto
import HTTP
import Kernel

/// The folder of the sealed files. Each is named by the digest of what is stored, so that a damaged one is told without a
/// key, and never changes once it has its name.
package struct FileStore: Sendable {
    /// Where the files are.
    let folder: String
    private var incoming: String { folder + "/incoming" }

    /// The folder beside a database, or beside a backup of one; made when the first file comes.
    package init(beside database: String) { folder = database + ".files" }

    /// A folder by its own name, which processes on several machines may share.
    package init(folder: String) { self.folder = folder }

    /// What storing a file gives.
    struct Stored: Sendable {
        /// BLAKE2b of what is stored: its name.
        let name: Digest
        /// SHA-256 of the content.
        let content: Digest
    }

    /// Where a file is.
    func path(of name: Digest) -> String {
        let digits = name.hexadecimal
        return "\(folder)/\(digits.prefix(2))/\(digits)"
    }

    /// Whether a file is there.
    func holds(_ name: Digest) -> Bool { DiskFile.exists(path(of: name)) }

    /// Seals a content into a file, which is on the disk under its name when this returns.
    ///
    /// - Throws: `body-not-stored` when the disk is full or fails; nothing is left then.
    func store(_ content: Content, key: SecretMemory) throws -> Stored {
        do { return try write(content, key) } catch is DiskError { throw Failure(.bodyNotStored) }
    }

    private func write(_ content: Content, _ key: SecretMemory) throws -> Stored {
        try DiskFile.makeFolder(folder)
        try DiskFile.makeFolder(incoming)
        let draft = "\(incoming)/\(Hexadecimal.text(RandomSource.bytes(16)))"
        do {
            let file = try DiskFile(creating: draft)
            var writer = SealedStreamWriter(key: key)
            var contentDigest = DigestStream(.sha256)
            var digest = DigestStream()
            digest.update(writer.header)
            try file.append(writer.header)
            for offset in stride(from: 0, to: content.count, by: SealedStream.pieceSize) {
                let piece = try content.read(at: offset, count: SealedStream.pieceSize)
                contentDigest.update(piece)
                let sealed = writer.seal(piece, isLast: offset + SealedStream.pieceSize >= content.count)
                digest.update(sealed)
                try file.append(sealed)
            }
            try file.synchronize()
            let name = digest.finish()
            try take(draft, as: name)
            return Stored(name: name, content: contentDigest.finish())
        } catch {
            try? DiskFile.remove(draft)
            throw error
        }
    }

    /// Gives a whole file its name.
    private func take(_ draft: String, as name: Digest) throws {
        try DiskFile.makeFolder("\(folder)/\(name.hexadecimal.prefix(2))")
        try DiskFile.move(draft, to: path(of: name))
    }

    /// Opens a file and hands its content over, piece by piece.
    ///
    /// - Throws: `SealingError` when the file was altered or cut, `DiskError` when it is not there.
    func read(_ name: Digest, key: SecretMemory, _ take: ([UInt8]) throws -> Void) throws {
        let file = try DiskFile(reading: path(of: name))
        var reader = try SealedStreamReader(key: key, header: try file.next(SealedStream.headerSize))
        while true {
            let (bytes, isLast) = try reader.open(try file.next(SealedStream.pieceSize + SealedStream.overhead))
            try take(bytes)
            if isLast { break }
        }
        guard try file.next(1).isEmpty else { throw SealingError.refused }
    }

    /// Destroys a file; nothing when it is not there.
    func remove(_ name: Digest) throws { try DiskFile.remove(path(of: name)) }

    /// Whether a file is what its name says; `false` when it is not there.
    func isIntact(_ name: Digest) -> Bool {
        guard let file = try? DiskFile(reading: path(of: name)) else { return false }
        var digest = DigestStream()
        while let piece = try? file.next(1 << 20) {
            if piece.isEmpty { return digest.finish() == name }
            digest.update(piece)
        }
        return false
    }

    /// Copies a file into another folder, unless it is there whole; what is copied is what the name says, or nothing.
    ///
    /// - Returns: `false` when the file is missing or damaged here.
    func copy(_ name: Digest, to other: FileStore) throws -> Bool {
        if other.isIntact(name) { return true }
        guard let source = try? DiskFile(reading: path(of: name)) else { return false }
        try DiskFile.makeFolder(other.folder)
        try DiskFile.makeFolder(other.incoming)
        let draft = "\(other.incoming)/\(Hexadecimal.text(RandomSource.bytes(16)))"
        let file = try DiskFile(creating: draft)
        var digest = DigestStream()
        while true {
            let piece = try source.next(1 << 20)
            if piece.isEmpty { break }
            digest.update(piece)
            try file.append(piece)
        }
        try file.synchronize()
        guard digest.finish() == name else {
            try DiskFile.remove(draft)
            return false
        }
        try other.take(draft, as: name)
        return true
    }

    /// The files that are older than some seconds, and the drafts, which a crash left behind.
    func names(olderThan seconds: Int) -> [Digest] {
        let folders = File.names(in: folder)?.filter { $0.utf8.count == 2 } ?? []
        return folders.flatMap { name in
            (File.names(in: "\(folder)/\(name)") ?? []).compactMap { file in
                guard (DiskFile.age(of: "\(folder)/\(name)/\(file)") ?? 0) >= seconds else { return nil }
                return Hexadecimal.bytes(file).flatMap(Digest.init(bytes:))
            }
        }
    }

    /// Destroys the drafts that are older than some seconds.
    func removeDrafts(olderThan seconds: Int) throws {
        for name in File.names(in: incoming) ?? [] where (DiskFile.age(of: "\(incoming)/\(name)") ?? 0) >= seconds {
            try DiskFile.remove("\(incoming)/\(name)")
        }
    }
}
