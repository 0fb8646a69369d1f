/// NULL comes first in SQLite and last in PostgreSQL: where a column of the statement's tables may be NULL, the order says so.
///
/// Where none may, nothing is said, so that indexes serve.
enum OrderRules {
    static func apply(to tokens: inout [Token], _ schema: PostgresSchema) throws(DatabaseError) {
        guard !schema.nullable.isEmpty else { return }
        let names = nullableNames(in: tokens, schema)
        var place = tokens.count - 1
        while place > 0 {
            if tokens[place].isWord("BY"), tokens[place - 1].isWord("ORDER") {
                try sayNulls(&tokens, from: place + 1, names)
            }
            place -= 1
        }
    }

    /// Every column that may be NULL in a table that the statement names.
    private static func nullableNames(in tokens: [Token], _ schema: PostgresSchema) -> Set<String> {
        var names: Set<String> = []
        for token in tokens where token.isName { names.formUnion(schema.nullable[token.text.lowercased()] ?? []) }
        return names
    }

    private static func sayNulls(
        _ tokens: inout [Token], from start: Int, _ names: Set<String>
    ) throws(DatabaseError) {
        var end = start
        var depth = 0
        while end < tokens.count {
            let token = tokens[end]
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            if depth < 0 || depth == 0 && token.isWord("LIMIT", "OFFSET", "ROWS", "RANGE", "GROUPS", "UNION", "EXCEPT")
            {
                break
            }
            end += 1
        }
        let terms = Array(tokens[start..<end]).split(at: ",").map { saying($0, names) }
        tokens.replaceSubrange(start..<end, with: Array(terms.joined(separator: [.symbol(",")])))
    }

    /// One term of an order or of an index, with the place of NULL if it can be NULL.
    static func saying(_ term: [Token], _ names: Set<String>) -> [Token] {
        guard term.place(of: "NULLS") == nil, term.contains(where: { names.contains($0.text.lowercased()) }) else {
            return term
        }
        return term + .written(term.last?.isWord("DESC") == true ? "NULLS LAST" : "NULLS FIRST")
    }
}
