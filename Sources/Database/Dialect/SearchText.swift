/// A search in the language of FTS5 (sqlite.org/fts5.html §3), as a `tsquery` of PostgreSQL.
///
/// Known are words, words in quotes, beginnings of words, `AND`, `OR`, `NOT`, brackets and filters of columns; a phrase of
/// several words is not.
struct SearchText {
    private let tokens: [Token]
    private var place = 0

    /// The search for the terms that `search_terms` made.
    ///
    /// - Throws: `DatabaseError` of the kind `statement` for a form that is not known.
    static func query(_ text: String) throws(DatabaseError) -> String {
        var search = SearchText(tokens: try pieces(of: text))
        let query = try search.either([""])
        guard search.place == search.tokens.count else { throw unknown }
        return query
    }

    private static let unknown = DatabaseError(.statement, "the search has a form that is not translated")

    private init(tokens: [Token]) { self.tokens = tokens }

    private static func pieces(of text: String) throws(DatabaseError) -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first == "\"" {
                guard let end = rest.dropFirst().firstIndex(of: "\"") else { throw unknown }
                tokens.append(Token(kind: .string, text: String(rest[rest.index(after: rest.startIndex)..<end])))
                rest = rest[rest.index(after: end)...]
            } else if "(){}:*".contains(first) {
                tokens.append(.symbol(String(first)))
                rest.removeFirst()
            } else if first == " " {
                rest.removeFirst()
            } else {
                let word = rest.prefix { !" (){}:*\"".contains($0) }
                guard word.utf8.allSatisfy({ $0 >= 0x80 || $0 == 0x5F || isLetterOrDigit($0) }) else { throw unknown }
                tokens.append(.word(String(word)))
                rest = rest[word.endIndex...]
            }
        }
        return tokens
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private func isOperator(_ name: String) -> Bool {
        place < tokens.count && tokens[place].kind == .word && tokens[place].text == name
    }

    private mutating func either(_ columns: [String]) throws(DatabaseError) -> String {
        var query = try both(columns)
        while isOperator("OR") {
            place += 1
            query = "( \(query) | \(try both(columns)) )"
        }
        return query
    }

    /// Parts joined by `AND`, or by nothing, or by `NOT`, which binds tighter.
    private mutating func both(_ columns: [String]) throws(DatabaseError) -> String {
        var query = try without(columns)
        while place < tokens.count, !tokens[place].isSymbol(")"), !isOperator("OR") {
            if isOperator("AND") { place += 1 }
            query = "( \(query) & \(try without(columns)) )"
        }
        return query
    }

    private mutating func without(_ columns: [String]) throws(DatabaseError) -> String {
        var query = try part(columns)
        while isOperator("NOT") {
            place += 1
            query = "( \(query) & !\(try part(columns)) )"
        }
        return query
    }

    private mutating func part(_ columns: [String]) throws(DatabaseError) -> String {
        guard place < tokens.count else { throw SearchText.unknown }
        let token = tokens[place]
        place += 1
        if token.isSymbol("(") {
            let query = try either(columns)
            guard tokens.at(place).isSymbol(")") else { throw SearchText.unknown }
            place += 1
            return query
        }
        if token.isSymbol("{") {
            var names: [String] = []
            while tokens.at(place).kind == .word {
                names.append(tokens[place].text.lowercased() + ":")
                place += 1
            }
            guard tokens.at(place).isSymbol("}"), tokens.at(place + 1).isSymbol(":") else { throw SearchText.unknown }
            place += 2
            return try part(names)
        }
        // `NEAR(a b)` looks at distances, which are not kept.
        guard token.kind != .symbol, token.text != "NEAR" else { throw SearchText.unknown }
        if token.kind == .word, tokens.at(place).isSymbol(":") {
            place += 1
            return try part([token.text.lowercased() + ":"])
        }
        return try term(token.text, columns)
    }

    private mutating func term(_ text: String, _ columns: [String]) throws(DatabaseError) -> String {
        var isBeginning = false
        if tokens.at(place).isSymbol("*") {
            isBeginning = true
            place += 1
        }
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x80 || $0 == 0x5F || SearchText.isLetterOrDigit($0) }) else {
            throw SearchText.unknown
        }
        let folded = String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        let terms = columns.map { "'\($0)\(folded.prefix(500))'" + (isBeginning ? ":*" : "") }
        return terms.count == 1 ? terms[0] : "( " + terms.joined(separator: " | ") + " )"
    }
}
