import Compression
import TestSupport

/// Files as people send them.
enum Samples {
    static let pdf = Array("%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n".utf8)
    /// The same, without its end.
    static let openPDF = Array(pdf.dropLast(6))
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0xFF, 0xD9]
    static let odtType = "application/vnd.oasis.opendocument.text"
    static let docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    /// A PDF that holds the scanner's test virus.
    static var infectedPDF: [UInt8] { openPDF + Clamd.eicar + Array("\n%%EOF\n".utf8) }

    /// An OpenDocument text.
    static func odt(_ more: [Zip.Member] = []) -> [UInt8] {
        Zip.archive([.init("mimetype", odtType), .init("content.xml", "<office:document-content/>")] + more)
    }

    /// A Word document.
    static func docx(_ more: [Zip.Member] = [], types: String? = nil) -> [UInt8] {
        let main = types ?? "wordprocessingml.document.main+xml"
        return Zip.archive(
            [
                .init(
                    "[Content_Types].xml",
                    "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.\(main)\"/></Types>"),
                .init("word/document.xml", "<w:document/>"),
            ] + more)
    }

    /// A form of one file.
    static func form(_ content: [UInt8], name: String, type: String, field: String = "file") -> [UInt8] {
        Array(
            "--b0und\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: \(type)\r\n\r\n"
                .utf8) + content + Array("\r\n--b0und--\r\n".utf8)
    }
}

/// Archives made by hand, honest and not.
enum Zip {
    struct Member {
        var name: String
        var packed: [UInt8]
        var method: UInt16 = 0
        var size: Int
        var checksum: UInt32
        var flags: UInt16 = 0
        /// What its own header says its name is, when it lies.
        var localName: String?

        /// A member stored as it is.
        init(_ name: String, _ content: String) { self.init(name, Array(content.utf8)) }

        init(_ name: String, _ content: [UInt8]) {
            self.name = name
            packed = content
            size = content.count
            checksum = Zip.checksum(content)
        }
    }

    static func archive(_ members: [Member]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let offset = bytes.count
            let localName = Array((member.localName ?? member.name).utf8)
            bytes += little(0x0403_4B50, 4) + little(20, 2) + common(member)
            bytes += little(localName.count, 2) + little(0, 2) + localName + member.packed
            let name = Array(member.name.utf8)
            directory += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + common(member)
            directory += little(name.count, 2) + little(0, 2) + little(0, 2) + little(0, 8) + little(offset, 4) + name
        }
        let start = bytes.count
        bytes += directory + little(0x0605_4B50, 4) + little(0, 4) + little(members.count, 2)
        return bytes + little(members.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
    }

    /// A member of zeros, of which a thousand bytes pack in one.
    static func bomb(_ name: String, megabytes: Int, claiming size: Int? = nil) -> Member {
        let raw = [UInt8](repeating: 0, count: megabytes << 20)
        // Without what gzip puts around.
        var member = Member(name, Array(Gzip.compress(raw)!.dropFirst(10).dropLast(8)))
        member.method = 8
        member.size = size ?? raw.count
        member.checksum = checksum(raw)
        return member
    }

    private static func common(_ member: Member) -> [UInt8] {
        little(Int(member.flags), 2) + little(Int(member.method), 2) + little(0, 4) + little(Int(member.checksum), 4)
            + little(member.packed.count, 4) + little(member.size, 4)
    }

    static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum = Checksum()
        checksum.update(bytes[...])
        return checksum.value
    }
}
