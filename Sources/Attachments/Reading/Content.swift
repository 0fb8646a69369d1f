private import Glibc
import HTTP
import Kernel

/// A stretch of a request's body: the file in it, read piece by piece from where it is.
struct Content: Sendable {
    private let body: RequestBody
    private let range: Range<Int>

    /// A whole body.
    init(_ body: RequestBody) {
        self.body = body
        range = 0..<body.count
    }

    private init(_ body: RequestBody, _ range: Range<Int>) {
        self.body = body
        self.range = range
    }

    /// The length in bytes.
    var count: Int { range.count }

    /// A part of it.
    func part(_ part: Range<Int>) -> Content {
        Content(body, range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
    }

    /// Bytes from a place on, fewer at the end.
    func read(at offset: Int, count: Int) throws(Failure) -> [UInt8] {
        let length = min(count, range.count - offset)
        guard length > 0 else { return [] }
        guard let bytes = body.read(at: range.lowerBound + offset, count: length) else {
            throw Failure(.bodyNotStored)
        }
        return bytes
    }

    /// Hands all of it over, piece by piece.
    func pieces(of size: Int = 64 << 10, _ take: (_ piece: [UInt8], _ isLast: Bool) throws -> Void) throws {
        for offset in stride(from: 0, to: count, by: size) {
            try take(try read(at: offset, count: size), offset + size >= count)
        }
    }

    /// Where bytes first occur, from a place on.
    func firstPlace(of pattern: [UInt8], from start: Int) throws(Failure) -> Int? {
        let size = 64 << 10
        var offset = start
        while offset + pattern.count <= count {
            // Each window overlaps the next one, so that nothing is cut.
            let window = try read(at: offset, count: size + pattern.count - 1)
            if let place = Content.place(of: pattern, in: window) { return offset + place }
            offset += size
        }
        return nil
    }

    private static func place(of pattern: [UInt8], in window: [UInt8]) -> Int? {
        guard let first = pattern.first else { return nil }
        return window.withUnsafeBytes { window in
            var place = 0
            // The C library looks at many bytes at once.
            while place + pattern.count <= window.count,
                let found = memchr(window.baseAddress! + place, Int32(first), window.count - place)
            {
                place = UnsafeRawPointer(found) - window.baseAddress!
                guard place + pattern.count <= window.count else { return nil }
                if memcmp(found, pattern, pattern.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }
}
