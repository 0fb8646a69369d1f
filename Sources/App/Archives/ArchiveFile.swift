import Crypto
private import Glibc
import Kernel

/// One file of an archive while it is written: only its owner reads it, and its digest is made on the way.
final class ArchiveFile {
    let path: String
    private let file: DiskFile
    private var digest: DigestStream? = DigestStream(.sha256)
    private var waiting: [UInt8] = []
    private(set) var bytes = 0
    private(set) var rows = 0

    /// Makes a file of a folder.
    init(_ name: String, in folder: String) throws {
        path = name
        file = try DiskFile(creating: folder + "/" + name)
    }

    /// Adds a line.
    func line(_ text: String) throws {
        rows += 1
        try write(Array(text.utf8) + [0x0A])
    }

    /// Adds bytes.
    func write(_ piece: [UInt8]) throws {
        waiting += piece
        if waiting.count >= 1 << 18 { try flush() }
    }

    /// Brings it to the disk; gives its digest.
    func finish() throws -> String {
        try flush()
        try file.synchronize()
        return digest.take()!.finish().hexadecimal
    }

    private func flush() throws {
        try file.append(waiting)
        digest?.update(waiting)
        bytes += waiting.count
        waiting.removeAll(keepingCapacity: true)
    }
}
