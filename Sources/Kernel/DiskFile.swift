private import Glibc

/// An open file of which every failure says which file and why; closed when it goes.
package struct DiskFile: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Opens a file to read it.
    package init(reading path: String) throws(DiskError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw DiskError("open", path) }
    }

    /// Creates a file that only its owner can read; one that exists is an error.
    package init(creating path: String) throws(DiskError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DiskError("create", path) }
    }

    /// Opens a file to add lines at its end, made when absent; only its owner can read it.
    package init(appendingTo path: String) throws(DiskError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw DiskError("open", path) }
    }

    deinit { close(descriptor) }

    /// The next bytes, fewer at the end of the file, none past it.
    package func next(_ count: Int) throws(DiskError) -> [UInt8] {
        var hasFailed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let length = read(descriptor, buffer.baseAddress! + filled, count - filled)
                if length < 0, errno == EINTR { continue }
                hasFailed = length < 0
                guard length > 0 else { return }
                filled += length
            }
        }
        guard !hasFailed else { throw DiskError("read", path) }
        return bytes
    }

    /// Adds bytes at the end.
    package func append(_ bytes: [UInt8]) throws(DiskError) {
        guard File.write(bytes, to: descriptor) else { throw DiskError("write", path) }
    }

    /// Waits until the bytes are on the disk.
    package func synchronize() throws(DiskError) {
        guard fsync(descriptor) == 0 else { throw DiskError("write", path) }
    }

    /// Whether something has this name.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// When it was written last, in seconds since 1970; `nil` when it is not there.
    package static func age(of path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Int(time(nil)) - status.st_mtim.tv_sec
    }

    /// Makes a folder that only its owner can enter, on the disk when this returns; nothing when it is there.
    package static func makeFolder(_ path: String) throws(DiskError) {
        guard mkdir(path, 0o700) != 0 else { return try synchronizeFolder(of: path) }
        guard errno == EEXIST else { throw DiskError("create", path) }
    }

    /// Gives a file another name, on the disk when this returns; replaces what had it.
    package static func move(_ path: String, to destination: String) throws(DiskError) {
        guard rename(path, destination) == 0 else { throw DiskError("rename", path) }
        try synchronizeFolder(of: destination)
    }

    /// Takes a file away for good; nothing when it is not there.
    package static func remove(_ path: String) throws(DiskError) {
        guard unlink(path) == 0 else {
            if errno == ENOENT { return }
            throw DiskError("remove", path)
        }
        try synchronizeFolder(of: path)
    }

    /// Waits until the names in a file's folder are on the disk.
    private static func synchronizeFolder(of path: String) throws(DiskError) {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DiskError("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw DiskError("write", folder) }
    }
}

/// Why a file could not be read or written.
package struct DiskError: Error, CustomStringConvertible {
    package let description: String

    fileprivate init(_ action: String, _ path: String) {
        description = "cannot \(action) \(path): \(String(cString: strerror(errno)))"
    }
}
