/// Finding one's way in a list of tokens.
extension Array<Token> {
    /// The place of the bracket that closes the one at a place.
    func closing(_ opening: Int) throws(DatabaseError) -> Int {
        var depth = 0
        for place in opening..<count {
            if self[place].isSymbol("(") { depth += 1 }
            if self[place].isSymbol(")") { depth -= 1 }
            if depth == 0 { return place }
        }
        throw DatabaseError(.statement, "a bracket is not closed")
    }

    /// The parts between signs that stand in no bracket.
    func split(at symbol: String) -> [[Token]] {
        var parts: [[Token]] = [[]]
        var depth = 0
        for token in self {
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            if depth == 0, token.isSymbol(symbol) { parts.append([]) } else { parts[parts.count - 1].append(token) }
        }
        return parts
    }

    /// The first place from which some keywords follow each other, outside of brackets.
    func place(of words: String..., from start: Int = 0) -> Int? {
        var depth = 0
        for place in indices.dropFirst(start) {
            if self[place].isSymbol("(") { depth += 1 }
            if self[place].isSymbol(")") { depth -= 1 }
            guard depth == 0, place + words.count <= count else { continue }
            if zip(words, self[place...]).allSatisfy({ $1.isWord($0) }) { return place }
        }
        return nil
    }

    /// The table that the statement changes, in small letters; `nil` when it only reads.
    var changedTable: String? {
        guard let place = firstIndex(where: { $0.isWord("INSERT", "UPDATE", "DELETE", "REPLACE") }),
            place == 0 || at(0).isWord("WITH")
        else { return nil }
        if self[place].isWord("UPDATE") { return at(place + 1).text.lowercased() }
        return self[place...].firstIndex { $0.isWord("INTO", "FROM") }.map { at($0 + 1).text.lowercased() }
    }

    /// The token at a place; a sign that is none past the ends.
    func at(_ place: Int) -> Token { indices.contains(place) ? self[place] : .symbol("") }

    /// Words and signs of the translation's own, written as they read.
    static func written(_ text: String) -> [Token] {
        text.split(separator: " ").map { part in
            part.utf8.allSatisfy { "(),.;=<>*".utf8.contains($0) } ? .symbol(String(part)) : .word(String(part))
        }
    }
}
