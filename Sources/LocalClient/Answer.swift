/// What a service answered.
package struct Answer: Sendable {
    package let status: Int
    /// Names in lower case, in their order.
    package let fields: [(name: String, value: String)]
    package let body: [UInt8]

    /// Reads one whole answer, interim ones (100) skipped; `nil` when it is cut or malformed.
    init?(_ received: [UInt8], hasBody: Bool) {
        var bytes = received
        let interim = Array("HTTP/1.1 100 ".utf8)
        while bytes.starts(with: interim), let end = bytes.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) {
            bytes.removeFirst(end.upperBound)
        }
        guard let end = bytes.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let parts = lines[0].split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, parts[0] == "HTTP/1.1", let status = Int(parts[1]) else { return nil }
        let rest = Array(bytes[end.upperBound...])
        self.status = status
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " }))
        }
        let isBodiless = !hasBody || status == 204 || status == 304
        if isBodiless {
            body = []
        } else if fields.contains(where: { $0.name == "transfer-encoding" }) {
            guard let whole = Answer.unchunked(rest) else { return nil }
            body = whole
        } else {
            guard let length = fields.first(where: { $0.name == "content-length" }).flatMap({ Int($0.value) }),
                length <= rest.count
            else { return nil }
            body = Array(rest[..<length])
        }
    }

    /// The value of the first field of that name.
    package subscript(field: String) -> String? { fields.first { $0.name == field.lowercased() }?.value }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    private static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
        var body: [UInt8] = []
        var at = 0
        while true {
            guard let end = bytes[at...].firstIndex(of: 0x0D),
                let size = Int(String(decoding: bytes[at..<end], as: UTF8.self), radix: 16)
            else { return nil }
            let start = end + 2
            guard start + size + 2 <= bytes.count else { return nil }
            if size == 0 { return body }
            body += bytes[start..<start + size]
            at = start + size + 2
        }
    }
}

extension [UInt8] {
    /// Where some bytes first occur.
    fileprivate func firstRange(of other: [UInt8]) -> Range<Int>? {
        guard count >= other.count else { return nil }
        return (0...count - other.count).lazy.map { $0..<$0 + other.count }.first { self[$0].elementsEqual(other) }
    }
}
