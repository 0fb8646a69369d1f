/// What becomes of rows that are there already.
///
/// In the changes after `DO UPDATE` PostgreSQL wants to be told that a column is that of the row which is there.
/// `INSERT OR IGNORE` is `ON CONFLICT DO NOTHING`; the other words after `OR` are not known. `REPLACE INTO` changes the row.
enum InsertRules {
    static func apply(to tokens: inout [Token], _ schema: PostgresSchema) throws(DatabaseError) {
        if tokens.at(0).isWord("REPLACE") { try replace(&tokens, schema) }
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
    }

    /// `REPLACE INTO`: a row with the same key gets what is given, and for the other columns what they have by default.
    ///
    /// SQLite takes the old row out, and every row that shares another unique value: no table of ours is replaced into that
    /// has a second one, or a trigger.
    private static func replace(_ tokens: inout [Token], _ schema: PostgresSchema) throws(DatabaseError) {
        let table = tokens.at(2).text.lowercased()
        guard tokens.at(1).isWord("INTO"), tokens.at(3).isSymbol("("), let keys = schema.keys[table] else {
            throw DatabaseError(.statement, "REPLACE INTO is translated for a table with a key, and with its columns")
        }
        let given = tokens[4..<(try tokens.closing(3))].filter(\.isName).map { $0.text.lowercased() }
        let changes = (schema.columns[table] ?? []).filter { !keys.contains($0) }.map { column in
            [Token(kind: .quotedName, text: column), .symbol("=")]
                + (given.contains(column)
                    ? [.word("excluded"), .symbol("."), Token(kind: .quotedName, text: column)] : [.word("DEFAULT")])
        }
        tokens[0] = .word("INSERT")
        let end = tokens.place(of: "RETURNING") ?? tokens.count
        let target = Array(keys.map { [Token(kind: .quotedName, text: $0)] }.joined(separator: [.symbol(",")]))
        let action =
            changes.isEmpty
            ? [Token].written("DO NOTHING")
            : .written("DO UPDATE SET") + Array(changes.joined(separator: [.symbol(",")]))
        tokens.insert(contentsOf: .written("ON CONFLICT (") + target + [.symbol(")")] + action, at: end)
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
