/// The statements of a migration, which define tables, indexes and triggers, as PostgreSQL understands them.
enum PostgresDefinition {
    /// Translates a text of several statements.
    ///
    /// - Parameter isWithoutRows: leaves out the statements that read or write rows.
    /// - Throws: `DatabaseError` of the kind `statement` for what no rule knows.
    static func statements(_ text: String, isWithoutRows: Bool = false) throws -> [String] {
        var statements: [String] = []
        for tokens in split(try Tokenizer.tokens(of: text)) {
            if isWithoutRows, tokens[0].isWord("INSERT", "UPDATE", "DELETE", "WITH") { continue }
            if isTuning(tokens) || isOfTheText(tokens) { continue }
            statements += try translate(tokens)
        }
        return statements
    }

    /// Whether it tunes an index of FTS5: `INSERT INTO index (index, rank) VALUES ('automerge', 8)`.
    private static func isTuning(_ tokens: [Token]) -> Bool {
        tokens[0].isWord("INSERT") && tokens.at(3).isSymbol("(") && tokens.at(4) == tokens.at(2)
            && tokens.at(6).isWord("RANK")
    }

    /// Whether it changes the text in which SQLite keeps a table: how a check is written, never what it checks.
    private static func isOfTheText(_ tokens: [Token]) -> Bool {
        tokens[0].isWord("PRAGMA") && tokens.at(1).isWord("WRITABLE_SCHEMA")
            || tokens[0].isWord("UPDATE") && tokens.at(1).isWord("SQLITE_SCHEMA")
    }

    /// The statements of a text: a trigger's own end with it.
    private static func split(_ tokens: [Token]) -> [[Token]] {
        var statements: [[Token]] = [[]]
        var isInBody = false
        for token in tokens {
            let isTrigger = statements[statements.count - 1].at(1).isWord("TRIGGER")
            if isTrigger, token.isWord("BEGIN") { isInBody = true }
            if isInBody, token.isWord("END") { isInBody = false }
            if token.isSymbol(";"), !isInBody {
                statements.append([])
            } else {
                statements[statements.count - 1].append(token)
            }
        }
        return statements.filter { !$0.isEmpty }
    }

    private static func translate(_ tokens: [Token]) throws -> [String] {
        switch (tokens[0].text.uppercased(), tokens.at(1).text.uppercased()) {
        case ("CREATE", "TABLE"): return try TableDefinition.create(tokens)
        case ("CREATE", "INDEX"), ("CREATE", "UNIQUE"): return [try IndexDefinition.create(tokens)]
        case ("CREATE", "TRIGGER"): return try TriggerDefinition.create(tokens)
        case ("CREATE", "VIRTUAL"): return try TextIndexDefinition.create(tokens)
        case ("ALTER", "TABLE"): return [try TableDefinition.alter(tokens)]
        case ("DROP", "TRIGGER"): return ["DROP FUNCTION \(try plain(tokens.dropFirst(2).map(\.self)))() CASCADE"]
        case ("DROP", "TABLE"), ("DROP", "INDEX"), ("INSERT", _), ("UPDATE", _), ("DELETE", _), ("WITH", _):
            return [try plain(tokens)]
        case (let verb, let object): throw DatabaseError(.statement, "\(verb) \(object) is not translated")
        }
    }

    /// Tokens to which only the rules of expressions and names apply.
    static func plain(_ tokens: [Token]) throws(DatabaseError) -> String {
        try PostgresText(tokens, PostgresSchema()).text
    }
}
