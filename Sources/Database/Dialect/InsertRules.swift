/// What becomes of rows that are there already.
///
/// In the changes after `DO UPDATE` PostgreSQL wants to be told that a column is that of the row which is there.
/// `INSERT OR IGNORE` is `ON CONFLICT DO NOTHING`; the other words after `OR` are not known.
enum InsertRules {
    static func apply(to tokens: inout [Token]) throws(DatabaseError) {
        nameTheTable(&tokens)
        for place in tokens.indices where tokens[place].isWord("INSERT") && tokens.at(place + 1).isWord("OR") {
            // PostgreSQL undoes the whole statement, which does no harm: the command that fails is undone with it.
            if tokens.at(place + 2).isWord("FAIL") {
                tokens.removeSubrange(place + 1...place + 2)
                return
            }
            guard tokens.at(place + 2).isWord("IGNORE"), tokens.place(of: "ON", "CONFLICT") == nil else {
                throw DatabaseError(.statement, "INSERT OR \(tokens.at(place + 2).text) is not translated")
            }
            tokens.removeSubrange(place + 1...place + 2)
            let end = tokens.place(of: "RETURNING", from: place) ?? tokens.count
            tokens.insert(contentsOf: [Token].written("ON CONFLICT DO NOTHING"), at: end)
            return
        }
        if let place = tokens.place(of: "REPLACE", "INTO") {
            throw DatabaseError(.statement, "REPLACE INTO is not translated, at token \(place)")
        }
    }

    private static func nameTheTable(_ tokens: inout [Token]) {
        guard tokens.at(0).isWord("INSERT"), let set = tokens.place(of: "DO", "UPDATE", "SET"),
            let into = tokens.place(of: "INTO"), !tokens[set...].contains(where: { $0.isWord("SELECT") })
        else { return }
        let end = tokens.place(of: "RETURNING", from: set) ?? tokens.count
        var changed = Array(tokens[..<(set + 3)])
        var isTarget = true
        var depth = 0
        for place in (set + 3)..<end {
            let token = tokens[place]
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            let isColumn =
                token.isName && !tokens.at(place + 1).isSymbol("(") && !tokens.at(place + 1).isSymbol(".")
                && !tokens.at(place - 1).isSymbol(".")
            if isColumn, !isTarget { changed += [tokens[into + 1], .symbol(".")] }
            if token.isSymbol("=") || token.isWord("WHERE") { isTarget = false }
            if depth == 0, token.isSymbol(","), tokens.place(of: "WHERE", from: set).map({ place < $0 }) ?? true {
                isTarget = true
            }
            changed.append(token)
        }
        tokens = changed + tokens[end...]
    }
}
