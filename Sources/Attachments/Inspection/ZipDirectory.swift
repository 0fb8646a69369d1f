import Kernel

/// The record at the end of an archive: where the directory of its members is.
struct ZipDirectoryEnd {
    let start: Int
    let size: Int
    let count: Int

    private static let recordSize = 22

    /// Finds the record; a comment may follow it, never another archive.
    ///
    /// - Throws: `attachment-refused` when there is none, or it points elsewhere than before itself.
    init(_ content: Content) throws(Failure) {
        let tailStart = max(0, content.count - (64 << 10) - ZipDirectoryEnd.recordSize)
        let tail = try content.read(at: tailStart, count: content.count - tailStart)
        guard try content.read(at: 0, count: 4) == [0x50, 0x4B, 0x03, 0x04],
            let place = ZipDirectoryEnd.place(in: tail)
        else { throw .notAsDeclared }
        var record = ByteCursor(Array(tail[(place + 4)...]))
        guard record.number(2) == 0, record.number(2) == 0, let here = record.number(2), let count = record.number(2),
            here == count, let size = record.number(4), let start = record.number(4), count > 0, count != 0xFFFF,
            start + size == tailStart + place
        else { throw .brokenArchive }
        self.start = start
        self.size = size
        self.count = count
    }

    private static func place(in tail: [UInt8]) -> Int? {
        guard tail.count >= recordSize else { return nil }
        return (0...tail.count - recordSize).reversed().first { place in
            tail[place..<place + 4].elementsEqual([0x50, 0x4B, 0x05, 0x06])
                && place + recordSize + Int(tail[place + 20]) + Int(tail[place + 21]) << 8 == tail.count
        }
    }
}

extension ZipMember {
    /// Reads one line of the directory.
    ///
    /// - Throws: `attachment-refused` when it is malformed, encrypted, or names a place outside of its folder.
    init(_ cursor: inout ByteCursor) throws(Failure) {
        guard cursor.number(4) == 0x0201_4B50, cursor.skip(4), let flags = cursor.number(2),
            let method = cursor.number(2), cursor.skip(4), let checksum = cursor.number(4),
            let packedSize = cursor.number(4), let size = cursor.number(4), let nameLength = cursor.number(2),
            let extraLength = cursor.number(2), let commentLength = cursor.number(2), cursor.skip(8),
            let offset = cursor.number(4), let nameBytes = cursor.take(nameLength),
            cursor.skip(extraLength + commentLength)
        else { throw .brokenArchive }
        // Bits 0, 6 and 13: encrypted.
        guard flags & 0x2041 == 0 else {
            throw .refused("encrypted", fr: "Le document est chiffré.", en: "The document is encrypted.")
        }
        guard let method = Method(rawValue: method), let name = String(validating: nameBytes, as: UTF8.self),
            !name.isEmpty, !name.hasPrefix("/"), !name.contains("\\"), !name.contains("\0"),
            !name.split(separator: "/").contains(".."), method == .deflated || packedSize == size,
            // What says that it is longer than four bytes can say (ZIP64) is not a text.
            size < 0xFFFF_FFFF, packedSize < 0xFFFF_FFFF
        else { throw .brokenArchive }
        self.init(
            name: name, method: method, checksum: UInt32(checksum), packedSize: packedSize, size: size, offset: offset)
    }
}

extension Failure {
    /// The refusal of an archive that contradicts itself.
    static let brokenArchive = Failure.refused(
        "archive", fr: "Le document est abîmé ou mal formé.", en: "The document is damaged or malformed.")
    /// The refusal of an archive that becomes too much.
    static let outsized = Failure.refused(
        "outsized", fr: "Le document contient, une fois ouvert, plus que ce qui est permis.",
        en: "The document holds, once opened, more than is allowed.")
}
