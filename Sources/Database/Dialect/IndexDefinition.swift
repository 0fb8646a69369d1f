/// `CREATE INDEX`: what is no plain column stands in brackets.
enum IndexDefinition {
    static func create(_ tokens: [Token]) throws(DatabaseError) -> String {
        guard let opening = tokens.firstIndex(where: { $0.isSymbol("(") }) else {
            throw DatabaseError(.statement, "CREATE INDEX without columns")
        }
        let closing = try tokens.closing(opening)
        var terms: [[Token]] = []
        for part in Array(tokens[(opening + 1)..<closing]).split(at: ",") {
            var term = part
            var direction: [Token] = []
            if let last = term.last, last.isWord("ASC", "DESC") { direction = [term.removeLast()] }
            let isColumn = term.count == 1
            terms.append((isColumn ? term : [.symbol("(")] + term + [.symbol(")")]) + direction)
        }
        let inside = Array(terms.joined(separator: [.symbol(",")]))
        return try PostgresDefinition.plain(tokens[...opening] + inside + tokens[closing...])
    }
}
