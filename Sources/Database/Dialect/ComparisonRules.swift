/// Comparisons that the two write otherwise.
enum ComparisonRules {
    static func apply(to tokens: inout [Token]) throws(DatabaseError) {
        var place = 0
        while place < tokens.count {
            defer { place += 1 }
            let token = tokens[place]
            if token.isSymbol("==") {
                tokens[place] = .symbol("=")
            } else if token.isWord("IS") {
                place = compareNulls(&tokens, place)
            } else if token.isWord("LIKE") {
                try like(&tokens, place)
            } else if token.isWord("MATCH") {
                try match(&tokens, place)
            } else if token.isWord("GLOB", "REGEXP") {
                throw DatabaseError(.statement, "\(token.text) is not translated")
            }
        }
    }

    /// `a IS b` compares NULL with NULL too.
    ///
    /// - Returns: the place of the last token that was looked at.
    private static func compareNulls(_ tokens: inout [Token], _ place: Int) -> Int {
        let isNegated = tokens.at(place + 1).isWord("NOT")
        let next = tokens.at(place + (isNegated ? 2 : 1))
        if tokens.at(place - 1).kind == .parameter, next.isWord("NULL") {
            // A value by itself has no type that the server could find.
            tokens.replaceSubrange(
                place - 1...place - 1,
                with: [Token].written("CAST (") + [tokens[place - 1]] + .written("AS text )"))
            return place + 5
        }
        if next.isWord("NULL", "TRUE", "FALSE", "DISTINCT") { return place }
        tokens.replaceSubrange(
            place...place + (isNegated ? 1 : 0),
            with: [Token].written(isNegated ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM"))
        return place + 2
    }

    /// `LIKE` makes no difference between the capitals of ASCII, and knows no escapes but those it names.
    private static func like(_ tokens: inout [Token], _ place: Int) throws(DatabaseError) {
        let pattern = tokens.at(place + 1)
        guard pattern.kind == .parameter || pattern.kind == .string, !tokens.at(place + 2).isSymbol("||") else {
            throw DatabaseError(.statement, "LIKE is translated before one value or text only")
        }
        tokens[place] = .word("ILIKE")
        if tokens.at(place + 2).isWord("ESCAPE") { return }
        tokens.insert(contentsOf: [.word("ESCAPE"), Token(kind: .string, text: "''")], at: place + 2)
    }

    /// `table MATCH ?` asks the table's column of terms; the value is translated when it is bound.
    private static func match(_ tokens: inout [Token], _ place: Int) throws(DatabaseError) {
        guard tokens.at(place + 1).kind == .parameter, tokens.at(place - 1).isName else {
            throw DatabaseError(.statement, "MATCH is translated between a table and a value only")
        }
        var left: [Token] = [tokens[place - 1], .symbol("."), .word("terms")]
        var start = place - 1
        if tokens.at(place - 2).isSymbol("."), tokens.at(place - 3).isName {
            // `alias.table MATCH ?`
            left = [tokens[place - 3], .symbol("."), .word("terms")]
            start = place - 3
        }
        let right: [Token] =
            [.symbol("@@"), .word("CAST"), .symbol("("), PostgresText.searchMark, tokens[place + 1]]
            + .written("AS tsquery )")
        tokens.replaceSubrange(start...place + 1, with: left + right)
    }
}
