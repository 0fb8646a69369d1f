/// Conditions that are numbers in SQLite, and truths in PostgreSQL: `1`, `0` or a value where a condition stands.
enum ConditionRules {
    static func apply(to tokens: inout [Token]) {
        for place in tokens.indices where tokens[place].kind == .number && isAlone(tokens, place) {
            switch tokens[place].text {
            case "1": tokens[place] = .word("TRUE")
            case "0": tokens[place] = .word("FALSE")
            default: break
            }
        }
        guard tokens.at(0).isWord("SELECT", "WITH", "INSERT", "UPDATE", "DELETE") else { return }
        for place in tokens.indices.reversed() where begins(tokens, place) { compare(&tokens, after: place) }
    }

    /// Whether a condition begins after a word.
    private static func begins(_ tokens: [Token], _ place: Int) -> Bool {
        let token = tokens[place]
        if token.isWord("WHERE", "OR", "NOT", "HAVING") { return true }
        return token.isWord("AND") && !isUpperBound(tokens, place)
            || token.isWord("WHEN") && isOfConditions(tokens, place)
    }

    /// Compares what stands after a word with zero, when it is a number; goes into brackets.
    private static func compare(_ tokens: inout [Token], after word: Int) {
        var start = word + 1
        var end = operandEnd(tokens, start)
        while tokens.at(start).isSymbol("("), (try? tokens.closing(start)) == end - 1 {
            start += 1
            end = operandEnd(tokens, start)
        }
        guard start < end else { return }
        tokens.replaceSubrange(start..<end, with: truth(of: Array(tokens[start..<end])))
    }

    /// Where the condition that begins at a place ends.
    private static func operandEnd(_ tokens: [Token], _ start: Int) -> Int {
        var depth = 0
        for place in start..<max(start, tokens.count) {
            let token = tokens[place]
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            let isEnd =
                depth == 0
                && (token.isSymbol(",")
                    || token.isWord(
                        "AND", "OR", "THEN", "ORDER", "GROUP", "LIMIT", "RETURNING", "UNION", "EXCEPT", "INTERSECT",
                        "ON", "WINDOW", "HAVING"))
            if depth < 0 || isEnd { return place }
        }
        return tokens.count
    }

    /// A condition as a truth: one that compares nothing is a number, which is true unless it is 0.
    static func truth(of condition: [Token]) -> [Token] {
        var depth = 0
        for token in condition {
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            guard depth == 0 else { continue }
            if token.kind == .symbol, !["(", ")", ".", "&", "|", "+", "-", "*", "/", "%"].contains(token.text) {
                return condition
            }
            if token.kind == .word, !token.isName || token.isWord("ILIKE", "MATERIALIZED", "OVERLAPS") {
                return condition
            }
        }
        // What stands in brackets alone was gone into; a subquery tells its own form.
        guard let first = condition.first, !first.isSymbol("(") else { return condition }
        let value =
            condition.count == 1 && first.kind == .parameter
            ? [Token].written("CAST (") + condition + .written("AS BIGINT )") : condition
        return [.symbol("(")] + value + [.symbol("<>"), Token(kind: .number, text: "0"), .symbol(")")]
    }

    /// Whether a number is a whole condition: between the words that join conditions, or in brackets between them.
    private static func isAlone(_ tokens: [Token], _ place: Int) -> Bool {
        let next = tokens.at(place + 1)
        guard
            place + 1 == tokens.count || next.isSymbol(")")
                || next.isWord("AND", "OR", "ORDER", "GROUP", "LIMIT", "RETURNING", "UNION", "THEN")
        else { return false }
        var before = place - 1
        while tokens.at(before).isSymbol("(") { before -= 1 }
        if tokens.at(before).isWord("WHERE", "OR", "NOT", "ON", "HAVING") { return true }
        // `CASE WHEN 1 THEN`, not `CASE a WHEN 1 THEN`.
        if tokens.at(before).isWord("WHEN") { return isOfConditions(tokens, before) }
        return tokens.at(before).isWord("AND") && !isUpperBound(tokens, before)
    }

    /// Whether a `WHEN` stands in a `CASE` that compares nothing.
    private static func isOfConditions(_ tokens: [Token], _ when: Int) -> Bool {
        var depth = 0
        for place in (0..<when).reversed() {
            if tokens[place].isWord("END") { depth += 1 }
            if tokens[place].isWord("CASE") {
                if depth == 0 { return tokens.at(place + 1).isWord("WHEN") }
                depth -= 1
            }
        }
        return false
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
