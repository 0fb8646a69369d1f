/// Statements in SQLite's language, as PostgreSQL understands them.
///
/// It rewrites what the two say otherwise and mean alike; each rule knows its own words, and refuses the forms of them that
/// it does not know. What no rule knows goes through, and PostgreSQL refuses it if it has another meaning there.
struct PostgresText {
    /// The text with `$1`, `$2`, ... for the values.
    let text: String
    /// The values that are searches in the language of FTS5, by place from zero.
    let searches: Set<Int>
    /// The table that is changed, in small letters; `nil` when none is.
    let changed: String?
    /// Whether it begins, undoes or ends a part of a transaction: its answer tells nothing.
    let isMark: Bool

    /// Translates one statement that reads or writes rows.
    ///
    /// - Throws: `DatabaseError` of the kind `statement` for a form that no rule knows.
    init(_ text: String, schema: PostgresSchema = PostgresSchema()) throws(DatabaseError) {
        var tokens = try Tokenizer.tokens(of: text)
        if tokens.last?.isSymbol(";") == true { tokens.removeLast() }
        try self.init(tokens, schema)
    }

    /// Translates the tokens of one statement.
    init(_ statement: [Token], _ schema: PostgresSchema) throws(DatabaseError) {
        var tokens = statement
        isMark =
            tokens.at(0).isWord("SAVEPOINT", "RELEASE") || tokens.at(0).isWord("ROLLBACK") && tokens.at(1).isWord("TO")
        changed = tokens.changedTable
        try TableRules.apply(to: &tokens)
        try InsertRules.apply(to: &tokens, schema)
        try OrderRules.apply(to: &tokens, schema)
        try ComparisonRules.apply(to: &tokens)
        ConditionRules.apply(to: &tokens)
        try CallRules.apply(to: &tokens)
        NameRules.apply(to: &tokens)
        (text, searches) = PostgresText.write(tokens)
    }

    /// A mark before a value that is a search.
    static let searchMark = Token(kind: .symbol, text: "\u{0}search")

    private static func write(_ tokens: [Token]) -> (String, Set<Int>) {
        var text = ""
        var searches: Set<Int> = []
        var count = 0
        var isSearch = false
        for token in tokens {
            if token == searchMark {
                isSearch = true
                continue
            }
            let isTight = token.isSymbol(".") || text.hasSuffix(".")
            if !text.isEmpty, !isTight { text += " " }
            switch token.kind {
            case .parameter:
                count += 1
                if isSearch { searches.insert(count - 1) }
                isSearch = false
                text += "$\(count)"
            case .quotedName: text += "\"\(token.text.lowercased())\""
            case .bytes: text += "'\\x\(token.text)'::bytea"
            default: text += token.text
            }
        }
        return (text, searches)
    }
}
