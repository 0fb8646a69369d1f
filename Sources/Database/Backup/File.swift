import Crypto
private import Glibc

/// An open file, closed when it goes; every failure says which file and why.
struct File: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Opens a file to read it.
    init(reading path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw File.failure("open", path) }
    }

    /// Creates a file that only its owner can read.
    ///
    /// - Throws: `DatabaseError` of the kind `file` when it exists.
    init(creating path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw File.failure("create", path) }
    }

    deinit { close(descriptor) }

    /// The first bytes, fewer when the file is shorter.
    func start(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let length = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, 0) }
        guard length >= 0 else { throw File.failure("read", path) }
        return Array(bytes[..<length])
    }

    /// Hands over every byte, a mebibyte at a time.
    func readAll(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        lseek(descriptor, 0, SEEK_SET)
        while true {
            let length = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            guard length >= 0 else { throw File.failure("read", path) }
            if length == 0 { return }
            try chunk.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<length])) }
        }
    }

    /// Adds bytes at the end.
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let length = write(descriptor, rest.baseAddress, rest.count)
            guard length >= 0 else { throw File.failure("write", path) }
            rest = UnsafeRawBufferPointer(rebasing: rest[length...])
        }
    }

    /// Waits until the bytes are on the disk.
    func synchronize() throws { guard fsync(descriptor) == 0 else { throw File.failure("write", path) } }

    /// Its length in bytes.
    func size() throws -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw File.failure("read", path) }
        return Int(status.st_size)
    }

    /// Its size and what stands for its content; between two mebibytes something else may be done.
    func digest(betweenChunks pause: () -> Void = {}) throws -> (bytes: Int, digest: Digest) {
        var stream = DigestStream()
        var count = 0
        try readAll { chunk in
            stream.update(chunk)
            count += chunk.count
            pause()
        }
        return (count, stream.finish())
    }

    /// The length in bytes of what has this name; 0 when nothing has.
    static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Whether something has this name.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Gives a file another name, on the disk when this returns; replaces what had it.
    static func move(_ path: String, to destination: String) throws {
        guard rename(path, destination) == 0 else { throw failure("rename", path) }
        try synchronizeFolder(of: destination)
    }

    /// Takes a file away, if it is there.
    static func remove(_ path: String) { unlink(path) }

    /// Waits until the names in a file's folder are on the disk.
    static func synchronizeFolder(of path: String) throws {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("write", folder) }
    }

    private static func failure(_ action: String, _ path: String) -> DatabaseError {
        DatabaseError(.file, "cannot \(action) \(path): \(String(cString: strerror(errno)))")
    }
}
