/// Cuts a text in SQLite's language into tokens (sqlite.org/draft/tokenreq.html); comments and blanks go.
struct Tokenizer {
    private let bytes: [UInt8]
    private var place = 0
    private var tokens: [Token] = []

    /// The tokens of a text.
    ///
    /// - Throws: `DatabaseError` of the kind `statement` for what is no token.
    static func tokens(of text: String) throws(DatabaseError) -> [Token] {
        var tokenizer = Tokenizer(text)
        while try tokenizer.next() {}
        return tokenizer.tokens
    }

    private init(_ text: String) { bytes = Array(text.utf8) }

    private func byte(_ distance: Int = 0) -> UInt8 { place + distance < bytes.count ? bytes[place + distance] : 0 }

    private mutating func next() throws(DatabaseError) -> Bool {
        while [0x20, 0x09, 0x0A, 0x0D].contains(byte()) { place += 1 }
        guard place < bytes.count else { return false }
        let start = place
        switch byte() {
        case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-"):
            while place < bytes.count, byte() != 0x0A { place += 1 }
        case UInt8(ascii: "'"):
            try skipQuoted(UInt8(ascii: "'"))
            append(.string, start..<place)
        case UInt8(ascii: "\""):
            try skipQuoted(UInt8(ascii: "\""))
            append(.quotedName, start + 1..<place - 1)
        case UInt8(ascii: "x") where byte(1) == UInt8(ascii: "'"), UInt8(ascii: "X") where byte(1) == UInt8(ascii: "'"):
            place += 1
            try skipQuoted(UInt8(ascii: "'"))
            append(.bytes, start + 2..<place - 1)
        case let letter where Tokenizer.isLetter(letter):
            while Tokenizer.isLetter(byte()) || Tokenizer.isDigit(byte()) { place += 1 }
            append(.word, start..<place)
        case let digit where Tokenizer.isDigit(digit):
            try skipNumber()
            append(.number, start..<place)
        case UInt8(ascii: "?"):
            place += 1
            guard !Tokenizer.isDigit(byte()) else { throw Tokenizer.unknown("?1") }
            append(.parameter, start..<place)
        default:
            try skipSymbol()
            append(.symbol, start..<place)
        }
        return true
    }

    private mutating func append(_ kind: Token.Kind, _ range: Range<Int>) {
        tokens.append(Token(kind: kind, text: String(decoding: bytes[range], as: UTF8.self)))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Goes past something in quotes, in which a doubled quote is one.
    private mutating func skipQuoted(_ quote: UInt8) throws(DatabaseError) {
        place += 1
        while true {
            guard place < bytes.count else { throw Tokenizer.unknown("a quote without end") }
            if byte() == quote {
                guard byte(1) == quote else { break }
                place += 1
            }
            place += 1
        }
        place += 1
    }

    private mutating func skipNumber() throws(DatabaseError) {
        while Tokenizer.isDigit(byte()) { place += 1 }
        if byte() == UInt8(ascii: ".") {
            place += 1
            while Tokenizer.isDigit(byte()) { place += 1 }
        }
        if byte() | 0x20 == UInt8(ascii: "e"), Tokenizer.isDigit(byte(1)) || Tokenizer.isDigit(byte(2)) {
            place += 2
            while Tokenizer.isDigit(byte()) { place += 1 }
        }
        guard !Tokenizer.isLetter(byte()) else { throw Tokenizer.unknown("a number that ends in a letter") }
    }

    private mutating func skipSymbol() throws(DatabaseError) {
        let pair = String(decoding: [byte(), byte(1)], as: UTF8.self)
        if ["||", "<<", ">>", "<=", ">=", "<>", "!=", "=="].contains(pair) {
            place += 2
        } else if "(),.;+-*/%&|~<>=".utf8.contains(byte()) {
            place += 1
        } else {
            throw Tokenizer.unknown(String(decoding: [byte()], as: UTF8.self))
        }
    }

    private static func unknown(_ what: String) -> DatabaseError {
        DatabaseError(.statement, "\(what) is not in the language of the translator")
    }
}
