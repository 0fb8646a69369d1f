/// What the fields say of the message itself: its host, its length, what becomes of the connection.
struct MessageFacts: Sendable {
    private var hasHost = false
    private var length: Int?
    private var isChunked = false
    private(set) var closes = false
    private(set) var expectsContinue = false

    /// How the end of the body is found.
    var framing: BodyFraming {
        if isChunked { return .chunked }
        if let length, length > 0 { return .length(length) }
        return .none
    }

    /// Looks at one field.
    mutating func note(
        _ bytes: borrowing Span<UInt8>, name: Range<Int>, value: Range<Int>
    ) throws(ParseError) {
        switch name.count {
        case 4 where bytes.spells("host", name):
            guard !hasHost else { throw .repeatedHost }
            guard HostField.isValid(bytes, value) else { throw .badHost }
            hasHost = true
        case 6 where bytes.spells("expect", name):
            guard bytes.spells("100-continue", value) else { throw .unknownExpectation }
            expectsContinue = true
        case 10 where bytes.spells("connection", name):
            noteConnection(bytes, value)
        case 14 where bytes.spells("content-length", name):
            guard length == nil else { throw .repeatedLength }
            length = try MessageFacts.length(bytes, value)
        case 17 where bytes.spells("transfer-encoding", name):
            try noteCoding(bytes, value)
        default: break
        }
    }

    /// Checks what only the whole head can tell.
    func check(isVersionZero: Bool) throws(ParseError) {
        guard hasHost || isVersionZero else { throw .missingHost }
        guard !isChunked || length == nil else { throw .lengthWithCoding }
        guard !isChunked || !isVersionZero else { throw .badCoding }
    }

    /// `close` is the one option that changes something; a list is searched for it.
    private mutating func noteConnection(_ bytes: borrowing Span<UInt8>, _ value: Range<Int>) {
        var start = value.lowerBound
        for place in value.lowerBound...value.upperBound where place == value.upperBound || bytes[place] == 0x2C {
            var end = place
            while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
            while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
            if bytes.spells("close", start..<end) { closes = true }
            start = place + 1
        }
    }

    /// `chunked`, alone and once; any other name is unknown, and a list is refused when `chunked` is not its end.
    private mutating func noteCoding(_ bytes: borrowing Span<UInt8>, _ value: Range<Int>) throws(ParseError) {
        guard !isChunked, !value.isEmpty else { throw .badCoding }
        guard bytes.spells("chunked", value) else {
            let last = max(value.lowerBound, value.upperBound - 7)..<value.upperBound
            for place in value where bytes[place] == 0x2C && !bytes.spells("chunked", last) { throw .badCoding }
            throw .unknownCoding
        }
        isChunked = true
    }

    /// Digits alone, at most eighteen, so that no sum can overflow.
    private static func length(_ bytes: borrowing Span<UInt8>, _ value: Range<Int>) throws(ParseError) -> Int {
        guard (1...18).contains(value.count) else { throw .badLength }
        var result = 0
        for place in value {
            guard bytes[place].isDigit else { throw .badLength }
            result = result * 10 + Int(bytes[place] - 0x30)
        }
        return result
    }
}

extension Span<UInt8> {
    /// Whether a part spells a word of small letters, without regard to case.
    fileprivate func spells(_ word: StaticString, _ range: Range<Int>) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where self[range.lowerBound + offset].asciiLowercase != word.utf8Start[offset] {
            return false
        }
        return true
    }
}
