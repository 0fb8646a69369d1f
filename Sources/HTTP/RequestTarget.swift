/// What is asked for: a path and a query (RFC 3986), whose escapes were checked, so that decoding cannot fail.
package struct RequestTarget: Sendable {
    /// A buffer that holds the target: for a request, the whole head.
    private let bytes: [UInt8]
    private let pathRange: Range<Int>
    private let queryRange: Range<Int>?

    /// Checks a path with its query.
    ///
    /// - Throws: for a character that must be escaped, an escape that is not two digits, not UTF-8 or NUL, a `.` or `..`
    ///   segment, even written with escapes.
    package init(_ text: String) throws(ParseError) {
        let bytes = Array(text.utf8)
        try self.init(bytes, bytes.indices)
    }

    init(_ bytes: [UInt8], _ range: Range<Int>) throws(ParseError) {
        let mark = bytes[range].firstIndex(of: 0x3F)
        self.bytes = bytes
        pathRange = range.lowerBound..<(mark ?? range.upperBound)
        queryRange = mark.map { $0 + 1..<range.upperBound }
        guard let first = bytes[pathRange].first, first == 0x2F || isAsterisk else { throw .badTarget }
        try Escapes.check(bytes, pathRange, .path)
        if let queryRange { try Escapes.check(bytes, queryRange, .query) }
        try checkSegments()
    }

    /// Whether another value is a copy of this one: the same buffer and places, without looking at the characters.
    package func isSame(as other: RequestTarget) -> Bool {
        guard pathRange == other.pathRange, queryRange == other.queryRange else { return false }
        return bytes.withUnsafeBufferPointer { mine in
            other.bytes.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress && mine.count == $0.count }
        }
    }

    /// Whether the target is `*`: the server itself, for OPTIONS.
    package var isAsterisk: Bool { queryRange == nil && bytes[pathRange].elementsEqual([0x2A]) }

    /// How many bytes it has.
    package var length: Int { (queryRange ?? pathRange).upperBound - pathRange.lowerBound }

    /// The path as it came, escapes kept.
    package var path: String { String(decoding: bytes[pathRange], as: UTF8.self) }

    /// The query as it came, without its mark; `nil` when there is none.
    package var query: String? { queryRange.map { String(decoding: bytes[$0], as: UTF8.self) } }

    /// The segments after the first slash, each decoded after the splitting: an escaped slash stays inside its segment.
    package var segments: [String] {
        bytes[pathRange].dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false).map {
            Escapes.decode($0, plusIsSpace: false)
        }
    }

    /// The parameters of the query in their order, decoded as forms are (`+` is a space); empty pairs are left out.
    package var parameters: [(name: String, value: String)] {
        guard let queryRange else { return [] }
        return bytes[queryRange].split(separator: 0x26).map { pair in
            let name = pair.prefix { $0 != 0x3D }
            return (
                Escapes.decode(name, plusIsSpace: true),
                Escapes.decode(pair[name.endIndex...].dropFirst(), plusIsSpace: true)
            )
        }
    }

    /// A segment of dots is the start of every escape from a folder: none has a meaning here.
    private func checkSegments() throws(ParseError) {
        var dots = 0
        var others = 0
        var place = pathRange.lowerBound
        while place <= pathRange.upperBound {
            let isEnd = place == pathRange.upperBound
            if isEnd || bytes[place] == 0x2F {
                if others == 0, dots == 1 || dots == 2 { throw .dotSegment }
                dots = 0
                others = 0
            } else if bytes[place] == 0x2E {
                dots += 1
            } else if bytes[place] == 0x25, bytes[place + 1] == 0x32, bytes[place + 2] | 0x20 == 0x65 {
                dots += 1
                place += 2
            } else {
                others += 1
            }
            place += 1
        }
    }
}
