private import Glibc

/// Reads the heads of requests as their bytes arrive, strictly (RFC 9112), and reads no byte twice.
package struct RequestParser: Sendable {
    private let limits: HeadLimits
    private let peer: PeerAddress
    /// Where the line which is being read begins, and how far no end of line was found.
    private var lineStart = 0
    private var scanned = 0
    private var requestLine: RequestLine?
    private var lines: [HeaderFields.Line] = []
    private var facts = MessageFacts()
    /// The length of the head that `parse` gave last, in bytes.
    package private(set) var length = 0

    /// A parser for the requests of one connection, one after the other.
    package init(limits: HeadLimits = HeadLimits(), peer: PeerAddress = .local(user: 0)) {
        self.limits = limits
        self.peer = peer
    }

    /// Goes on with a head.
    ///
    /// - Parameter bytes: what was given before and not yet consumed, then what came since.
    /// - Returns: the head, when it is whole: `length` bytes are consumed and the parser is ready for the next one.
    package mutating func parse(_ bytes: borrowing Span<UInt8>) throws(ParseError) -> RequestHead? {
        if lineStart == 0, bytes.count > 0, !bytes[0].isTokenCharacter, bytes[0] != 0x0D { throw .badRequestLine }
        while let end = lineFeed(in: bytes) {
            try checkLimits(upTo: end + 1)
            guard end > lineStart, bytes[end - 1] == 0x0D else { throw .bareLineFeed }
            let line = lineStart..<end - 1
            lineStart = end + 1
            scanned = lineStart
            if requestLine == nil {
                // One empty line is left by some clients after a body (RFC 9112 §2.2).
                if line.isEmpty, end == 1 { continue }
                requestLine = try RequestLine(bytes, line)
                lines.reserveCapacity(12)
            } else if line.isEmpty {
                return try finish(bytes)
            } else {
                try addField(bytes, line)
            }
        }
        try checkLimits(upTo: bytes.count)
        return nil
    }

    private mutating func lineFeed(in bytes: borrowing Span<UInt8>) -> Int? {
        let from = scanned
        let found = bytes.withUnsafeBufferPointer { buffer -> Int? in
            guard from < buffer.count, let start = buffer.baseAddress,
                let match = memchr(start + from, 0x0A, buffer.count - from)
            else { return nil }
            return UnsafeRawPointer(match) - UnsafeRawPointer(start)
        }
        if found == nil { scanned = bytes.count }
        return found
    }

    private func checkLimits(upTo end: Int) throws(ParseError) {
        guard let requestLine else {
            if end - lineStart > limits.line { throw .lineTooLong }
            return
        }
        if end - requestLine.end > limits.fields { throw .headTooLong }
    }

    private mutating func addField(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) throws(ParseError) {
        guard lines.count < limits.count else { throw .headTooLong }
        var place = line.lowerBound
        if bytes[place] == 0x20 || bytes[place] == 0x09 { throw .foldedField }
        while place < line.upperBound, bytes[place].isTokenCharacter { place += 1 }
        guard place < line.upperBound, place > line.lowerBound, bytes[place] == 0x3A else { throw .badFieldLine }
        let name = line.lowerBound..<place
        place += 1
        var end = line.upperBound
        while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
        while end > place, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        for index in place..<end where !bytes[index].isFieldCharacter { throw .badFieldLine }
        lines.append(HeaderFields.Line(name: name, value: place..<end))
        try facts.note(bytes, name: name, value: place..<end)
    }

    private mutating func finish(_ bytes: borrowing Span<UInt8>) throws(ParseError) -> RequestHead {
        let requestLine = requestLine!
        let count = lineStart
        let copy = bytes.withUnsafeBufferPointer { Array($0[0..<count]) }
        try facts.check(isVersionZero: requestLine.isVersionZero)
        let head = RequestHead(
            method: requestLine.method, target: try requestLine.target(in: copy),
            fields: HeaderFields(bytes: copy, lines: lines), framing: facts.framing,
            keepsAlive: !facts.closes && !requestLine.isVersionZero,
            expectsContinue: facts.expectsContinue && !requestLine.isVersionZero && facts.framing != .none,
            isVersionZero: requestLine.isVersionZero, peer: peer)
        length = count
        lineStart = 0
        scanned = 0
        self.requestLine = nil
        lines = []
        facts = MessageFacts()
        return head
    }
}
