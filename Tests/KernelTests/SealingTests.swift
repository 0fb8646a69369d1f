import Crypto
import Glibc
import Kernel
import TestFolders
import Testing

/// Columns that only the holder of a key can read.
@Suite struct `A sealed value` {
    private let file: TemporaryKeys
    private let ring: KeyRing
    private let place = SealedPlace(table: "person", column: "nir", row: "1")

    init() throws {
        file = TemporaryKeys()
        try file.keys.create(at: TemporaryKeys.now)
        ring = try file.keys.ring()
    }

    @Test(arguments: ["", "2 99 01 75 056 001 42", String(repeating: "é", count: 5000)])
    func `opens at its place`(text: String) throws {
        #expect(try ring.openText(ring.seal(text, at: place), at: place) == text)
    }

    @Test func `never looks the same twice, and shows nothing of its content`() {
        let first = ring.seal("secret content", at: place)
        #expect(first != ring.seal("secret content", at: place))
        #expect(!String(decoding: first.bytes, as: UTF8.self).contains("secret"))
        #expect(first.bytes.count == 5 + 24 + 14 + 16)
    }

    @Test(arguments: [
        SealedPlace(table: "person", column: "nir", row: "2"), SealedPlace(table: "person", column: "iban", row: "1"),
        SealedPlace(table: "company", column: "nir", row: "1"), SealedPlace(table: "personn", column: "ir", row: "1"),
        SealedPlace(table: "person", column: "nir1", row: ""),
    ])
    func `does not open in another table, column or row`(other: SealedPlace) {
        #expect(throws: SealingError.refused) { try ring.open(ring.seal("x", at: place), at: other) }
    }

    @Test func `does not open when any byte of it differs`() throws {
        let value = ring.seal("content", at: place)
        for index in value.bytes.indices.dropFirst() {
            var bytes = value.bytes
            bytes[index] ^= 1
            let altered = try #require(SealedValue(bytes: bytes))
            let error = index < 5 ? SealingError.unknownKey(altered.key) : .refused
            #expect(throws: error) { try ring.open(altered, at: place) }
        }
        #expect(SealedValue(bytes: [2] + value.bytes.dropFirst()) == nil)
        #expect(SealedValue(bytes: Array(value.bytes.prefix(44))) == nil)
    }

    @Test func `still opens after a rotation, and can be sealed anew`() throws {
        let old = ring.seal("content", at: place)
        #expect(try file.keys.rotate(at: TemporaryKeys.now) == 2)
        let ring = try file.keys.ring()
        #expect(ring.numbers == [1, 2] && ring.newest == 2)
        #expect(try ring.openText(old, at: place) == "content")
        let new = try #require(try ring.resealed(old, at: place))
        #expect(new.key == 2)
        #expect(try ring.openText(new, at: place) == "content")
        #expect(try ring.resealed(new, at: place) == nil)
        #expect(throws: SealingError.unknownKey(2)) { try self.ring.open(new, at: place) }
    }

    @Test func `is not confused with a message of its own service`() throws {
        let code = try #require(ring.code(for: [1, 2], purpose: "a"))
        #expect(ring.code(for: [1, 2], purpose: "a", key: 1) == code)
        #expect(ring.code(for: [1, 2], purpose: "b") != code)
        #expect(ring.code(for: [1, 3], purpose: "a") != code)
        #expect(ring.code(for: [1, 2], purpose: "a", key: 2) == nil)
        #expect(String(describing: try ring.open(ring.seal("x", at: place), at: place)) == "secret")
    }
}

/// The file that holds the keys.
@Suite struct `The file of the keys` {
    private let file: TemporaryKeys

    init() throws { file = TemporaryKeys() }

    @Test func `is its owner's alone, and never overwritten`() throws {
        try file.keys.create(at: TemporaryKeys.now)
        var status = stat()
        #expect(stat(file.path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(throws: KeyFileError.exists(file.path)) { try file.keys.create(at: TemporaryKeys.now) }
    }

    @Test(arguments: [0o640, 0o604, 0o660])
    func `that others may read is refused`(mode: UInt32) throws {
        try file.keys.create(at: TemporaryKeys.now)
        chmod(file.path, mode)
        #expect(throws: KeyFileError.readableByOthers(file.path)) { try file.keys.ring() }
        #expect(throws: KeyFileError.readableByOthers(file.path)) { try file.keys.rotate(at: TemporaryKeys.now) }
    }

    @Test func `that is missing, empty or something else is refused, with the line`() throws {
        #expect(throws: KeyFileError.unreadable(file.path, ENOENT)) { try file.keys.ring() }
        let digits = String(repeating: "0a", count: 32)
        let good = "1 2026-03-02T09:00:00.000Z \(digits)\n"
        for (content, line) in [
            ("", 0), ("key", 1), (good + "x", 2), (good + good, 2), (good.replacing("0a\n", with: "0g\n"), 1),
            (good.replacing("0a\n", with: "0\n"), 1), (good.replacing("1 ", with: "0 "), 1),
        ] {
            try file.write(content)
            #expect(throws: KeyFileError.malformed(file.path, line)) { try file.keys.ring() }
        }
        try file.write(good)
        #expect(try file.keys.ring().numbers == [1])
    }
}

/// A file of keys in a folder of its own, gone with its test.
private final class TemporaryKeys: Sendable {
    static let now = Timestamp("2026-03-02T09:00:00Z")!
    private let folder = TemporaryFolder()
    var path: String { folder.path + "/keys" }
    var keys: KeyFile { KeyFile(path) }

    func write(_ content: String) throws {
        unlink(path)
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        File.write(Array(content.utf8), to: descriptor)
        close(descriptor)
    }
}
