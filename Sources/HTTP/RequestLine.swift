/// The first line of a request (RFC 9112 §3): a method, one space, a target, one space, a version.
struct RequestLine: Sendable {
    let method: Method
    let isVersionZero: Bool
    /// Where the line ends, with its CR LF.
    let end: Int
    private let targetRange: Range<Int>

    /// Reads a line without its end.
    init(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) throws(ParseError) {
        var place = line.lowerBound
        while place < line.upperBound, bytes[place].isTokenCharacter { place += 1 }
        let name = line.lowerBound..<place
        guard !name.isEmpty, place < line.upperBound, bytes[place] == 0x20 else { throw .badRequestLine }
        place += 1
        let start = place
        while place < line.upperBound, bytes[place] > 0x20, bytes[place] < 0x7F { place += 1 }
        guard place > start, place + 9 == line.upperBound, bytes[place] == 0x20 else { throw .badRequestLine }
        targetRange = start..<place
        isVersionZero = try RequestLine.isZero(bytes, place + 1)
        guard let method = RequestLine.method(bytes, name) else { throw .unknownMethod }
        self.method = method
        end = line.upperBound + 2
    }

    /// The target, out of a copy of the head.
    func target(in head: [UInt8]) throws(ParseError) -> RequestTarget {
        guard head[targetRange.lowerBound] != 0x2F else { return try RequestTarget(head, targetRange) }
        let target = try targetRange.count == 1 ? RequestTarget(head, targetRange) : absoluteForm(head)
        if target.isAsterisk, method != .options { throw .badTarget }
        return target
    }

    /// `http://host/path`, as clients speak to proxies, which a server must accept (RFC 9112 §3.2.2).
    private func absoluteForm(_ head: [UInt8]) throws(ParseError) -> RequestTarget {
        var rest = head[targetRange]
        guard let colon = rest.firstIndex(of: 0x3A) else { throw .badTarget }
        let scheme = String(decoding: rest[..<colon], as: UTF8.self).lowercased()
        guard scheme == "http" || scheme == "https", rest[colon...].starts(with: [0x3A, 0x2F, 0x2F]) else {
            throw .badTarget
        }
        rest = rest[(colon + 3)...]
        let authority = rest.prefix { $0 != 0x2F && $0 != 0x3F }
        guard HostField.isValid(head.span, authority.indices) else { throw .badHost }
        rest = rest[authority.endIndex...]
        guard rest.first != 0x2F else { return try RequestTarget(head, rest.indices) }
        let path = [0x2F] + rest
        return try RequestTarget(path, path.indices)
    }

    private static func isZero(_ bytes: borrowing Span<UInt8>, _ start: Int) throws(ParseError) -> Bool {
        // "HTTP/"
        guard bytes[start] == 0x48, bytes[start + 1] == 0x54, bytes[start + 2] == 0x54, bytes[start + 3] == 0x50,
            bytes[start + 4] == 0x2F, bytes[start + 5].isDigit, bytes[start + 6] == 0x2E, bytes[start + 7].isDigit
        else { throw .badRequestLine }
        guard bytes[start + 5] == 0x31 else { throw .unknownVersion }
        return bytes[start + 7] == 0x30
    }

    private static func method(_ bytes: borrowing Span<UInt8>, _ name: Range<Int>) -> Method? {
        guard name.count <= 7 else { return nil }
        var word: UInt64 = 0
        for place in name { word = word << 8 | UInt64(bytes[place]) }
        return switch word {
        case 0x47_4554: .get
        case 0x4845_4144: .head
        case 0x504F_5354: .post
        case 0x50_5554: .put
        case 0x50_4154_4348: .patch
        case 0x4445_4C45_5445: .delete
        case 0x4F_5054_494F_4E53: .options
        case 0x54_5241_4345: .trace
        case 0x51_5545_5259: .query
        default: nil
        }
    }
}
