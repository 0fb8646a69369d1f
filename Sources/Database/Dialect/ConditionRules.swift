/// Conditions that are numbers in SQLite, and truths in PostgreSQL: `1` and `0` where a condition stands.
enum ConditionRules {
    static func apply(to tokens: inout [Token]) {
        for place in tokens.indices where tokens[place].kind == .number && isAlone(tokens, place) {
            switch tokens[place].text {
            case "1": tokens[place] = .word("TRUE")
            case "0": tokens[place] = .word("FALSE")
            default: break
            }
        }
    }

    /// Whether a number is a whole condition: between the words that join conditions, or in brackets between them.
    private static func isAlone(_ tokens: [Token], _ place: Int) -> Bool {
        let next = tokens.at(place + 1)
        guard
            place + 1 == tokens.count || next.isSymbol(")")
                || next.isWord("AND", "OR", "ORDER", "GROUP", "LIMIT", "RETURNING", "UNION")
        else { return false }
        var before = place - 1
        while tokens.at(before).isSymbol("(") { before -= 1 }
        if tokens.at(before).isWord("WHERE", "OR", "NOT", "ON", "HAVING") { return true }
        return tokens.at(before).isWord("AND") && !isUpperBound(tokens, before)
    }

    /// Whether an `AND` belongs to `BETWEEN`.
    private static func isUpperBound(_ tokens: [Token], _ and: Int) -> Bool {
        for token in tokens[..<and].reversed() {
            if token.isWord("BETWEEN") { return true }
            if token.isWord("AND", "OR", "WHERE", "ON", "WHEN") { return false }
        }
        return false
    }
}
