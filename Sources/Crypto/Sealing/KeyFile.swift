private import CSodium
private import Glibc
package import Kernel

/// The file of the key ring, one line a key: its number, when it was made, 64 hexadecimal digits.
///
/// Only the owner may read it. Its content is never in memory that is not wiped. Losing it means losing every sealed
/// value: it is kept apart from the backups of the database, which are worth nothing to a thief without it.
package struct KeyFile: Sendable {
    private let path: String
    private static let longest = 64 << 10

    /// The file at a path, which need not exist yet.
    package init(_ path: String) { self.path = path }

    /// Reads the ring.
    ///
    /// - Throws: when the file is missing, is not its owner's alone, or holds something else.
    package func ring() throws(KeyFileError) -> KeyRing {
        let content = try read()
        return KeyRing(try content.withBytes(parse))
    }

    /// Makes the file, with one key.
    ///
    /// - Throws: when something stands there already: keys are never overwritten.
    package func create(at now: Timestamp) throws(KeyFileError) {
        try write(line(1, at: now, after: nil), to: path)
        syncFolder()
    }

    /// Adds a key, which seals from the next start on; the earlier ones go on opening.
    ///
    /// - Returns: the number of the new key.
    @discardableResult package func rotate(at now: Timestamp) throws(KeyFileError) -> UInt32 {
        let content = try read()
        let next = try content.withBytes(parse).map(\.number).max()! + 1
        let draft = "\(path).new"
        unlink(draft)
        try write(line(next, at: now, after: content), to: draft)
        guard rename(draft, path) == 0 else { throw .unwritable(path, errno) }
        syncFolder()
        return next
    }

    private func read() throws(KeyFileError) -> SecretMemory {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= KeyFile.longest else { throw .malformed(path, 0) }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers(path) }
        guard status.st_uid == geteuid() || status.st_uid == 0 else { throw .notOurs(path) }
        return try SecretMemory(count: Int(status.st_size)) { (buffer) throws(KeyFileError) in
            var place = 0
            while place < buffer.count {
                let count = Glibc.read(descriptor, buffer.baseAddress! + place, buffer.count - place)
                guard count > 0 else { throw .unreadable(path, errno) }
                place += count
            }
        }
    }

    private func parse(_ content: UnsafeRawBufferPointer) throws(KeyFileError) -> [SealingKey] {
        var keys: [SealingKey] = []
        for (place, line) in content.split(separator: 0x0A).enumerated() {
            let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
            guard words.count == 3, let number = UInt32(String(decoding: words[0], as: UTF8.self)), number > 0,
                Timestamp(String(decoding: words[1], as: UTF8.self)) != nil, words[2].count == SealingKey.size * 2,
                !keys.contains(where: { $0.number == number })
            else { throw .malformed(path, place + 1) }
            let digits = UnsafeRawBufferPointer(rebasing: words[2])
            let memory = try SecretMemory(count: SealingKey.size) { (buffer) throws(KeyFileError) in
                var count = 0
                let status = sodium_hex2bin(
                    buffer.baseAddress!.assumingMemoryBound(to: UInt8.self), buffer.count,
                    digits.baseAddress!.assumingMemoryBound(to: CChar.self), digits.count, nil, &count, nil)
                guard status == 0, count == buffer.count else { throw .malformed(path, place + 1) }
            }
            keys.append(SealingKey(number: number, memory: memory))
        }
        guard !keys.isEmpty else { throw .malformed(path, 0) }
        return keys
    }

    /// What stood there, and a line with a new key.
    private func line(_ number: UInt32, at now: Timestamp, after earlier: SecretMemory?) -> SecretMemory {
        let key = SecretMemory.random(SealingKey.size)
        let front = Array("\(number) \(now) ".utf8)
        let earlierCount = earlier?.count ?? 0
        return SecretMemory(count: earlierCount + front.count + SealingKey.size * 2 + 1) { buffer in
            earlier?.withBytes { buffer.copyMemory(from: $0) }
            UnsafeMutableRawBufferPointer(rebasing: buffer[earlierCount...]).copyBytes(from: front)
            let digits = buffer.baseAddress! + earlierCount + front.count
            key.withBytes { key in
                // The line end takes the place of the zero that the library writes after the digits.
                _ = sodium_bin2hex(
                    digits.assumingMemoryBound(to: CChar.self), SealingKey.size * 2 + 1,
                    key.baseAddress!.assumingMemoryBound(to: UInt8.self), key.count)
            }
            buffer[buffer.count - 1] = 0x0A
        }
    }

    private func write(_ content: SecretMemory, to path: String) throws(KeyFileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == EEXIST ? .exists(path) : .unwritable(path, errno) }
        defer { close(descriptor) }
        let isWritten = content.withBytes { bytes in
            Glibc.write(descriptor, bytes.baseAddress!, bytes.count) == bytes.count
        }
        guard isWritten, fsync(descriptor) == 0 else {
            let reason = errno
            unlink(path)
            throw .unwritable(path, reason)
        }
    }

    /// Makes the name last as long as the content. A file system that cannot is no reason to refuse a key.
    private func syncFolder() {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
