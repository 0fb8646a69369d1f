/// A piece of a statement that means something by itself.
struct Token: Hashable {
    let kind: Kind
    /// As it was written; for a quoted name, what stands between the quotes.
    var text: String

    enum Kind: Hashable {
        /// A keyword, or a name without quotes.
        case word
        case quotedName
        /// A text with its quotes.
        case string
        /// Bytes: the digits between the quotes.
        case bytes
        case number
        case parameter
        case symbol
    }

    /// A keyword or a name of the translation's own.
    static func word(_ text: String) -> Token { Token(kind: .word, text: text) }

    /// A sign.
    static func symbol(_ text: String) -> Token { Token(kind: .symbol, text: text) }

    /// Whether it is one of some keywords, whatever its capitals.
    func isWord(_ words: String...) -> Bool {
        kind == .word && words.contains { $0.utf8.count == text.utf8.count && $0 == text.uppercased() }
    }

    /// Whether it is a sign.
    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    /// Whether it may name a table or a column.
    var isName: Bool { kind == .quotedName || kind == .word && !Token.clauses.contains(text.uppercased()) }

    /// Words that begin or join the parts of a statement and are nobody's name.
    static let clauses: Set<String> = [
        "AND", "AS", "ASC", "BEGIN", "BETWEEN", "BY", "CASE", "CHECK", "CONFLICT", "CREATE", "CROSS", "DEFAULT",
        "DELETE",
        "DESC", "DISTINCT", "DO", "ELSE", "END", "ESCAPE", "EXCEPT", "EXISTS", "FALSE", "FILTER", "FROM", "FULL",
        "GROUP",
        "HAVING", "IN", "INDEXED", "INNER", "INSERT", "INTERSECT", "INTO", "IS", "JOIN", "LEFT", "LIKE", "LIMIT",
        "MATCH", "NATURAL", "NOT", "NOTHING", "NULL", "OFFSET", "ON", "OR", "ORDER", "OUTER", "OVER", "PRIMARY",
        "REFERENCES", "RETURNING", "RIGHT", "SELECT", "SET", "TABLE", "THEN", "TRUE", "UNION", "UNIQUE", "UPDATE",
        "USING",
        "VALUES", "WHEN", "WHERE", "WINDOW", "WITH",
    ]
}
