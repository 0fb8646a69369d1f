/// Functions that PostgreSQL has by another name, or as another form.
///
/// What SQLite has and PostgreSQL lacks altogether is made there as a function of the same name: see `PostgresSupport`.
enum CallRules {
    static func apply(to tokens: inout [Token]) throws(DatabaseError) {
        var place = 0
        while place < tokens.count {
            defer { place += 1 }
            guard tokens[place].kind == .word, tokens.at(place + 1).isSymbol("(") else { continue }
            let end = try tokens.closing(place + 1)
            let inside = Array(tokens[(place + 2)..<end])
            if let other = try rewritten(tokens[place].text.lowercased(), inside) {
                tokens.replaceSubrange(place...end, with: other)
            }
        }
    }

    /// The call in other words, whose first one is gone past; `nil` when it stays as it is.
    private static func rewritten(_ name: String, _ inside: [Token]) throws(DatabaseError) -> [Token]? {
        switch name {
        case "ifnull": return [.word("coalesce"), .symbol("(")] + inside + [.symbol(")")]
        case "iif": return try choice(inside.split(at: ","))
        // Otherwise literals would find PostgreSQL's own, which counts from before the beginning.
        case "substr": return [.word("sqlite_substr"), .symbol("(")] + inside + [.symbol(")")]
        case "random": return .written("sqlite_random ( )")
        case "json_object": return [.word("json_build_object"), .symbol("(")] + inside + [.symbol(")")]
        case "json": return [.word("CAST"), .symbol("(")] + inside + .written("AS json )")
        case "json_group_array":
            return [.word("coalesce"), .symbol("("), .word("json_agg"), .symbol("(")] + inside + [.symbol(")")]
                + [.symbol(","), Token(kind: .string, text: "'[]'"), .symbol(")")]
        case "json_extract": return try member(inside.split(at: ","))
        case "group_concat": return try concatenation(inside.split(at: ","))
        case "cast": return try cast(inside)
        default: return nil
        }
    }

    private static func choice(_ parts: [[Token]]) throws(DatabaseError) -> [Token] {
        guard parts.count == 3 else { throw DatabaseError(.statement, "iif is translated with three parts only") }
        let condition = ConditionRules.truth(of: parts[0])
        return [.symbol("("), .word("CASE"), .word("WHEN")] + condition + [.word("THEN")] + parts[1] + [.word("ELSE")]
            + parts[2] + [.word("END"), .symbol(")")]
    }

    /// `json_extract(text, '$.a.b')`: the member as text, which is what is asked of texts.
    private static func member(_ parts: [[Token]]) throws(DatabaseError) -> [Token] {
        let path = parts.count == 2 && parts[1].count == 1 ? parts[1][0].text : ""
        let names = path.dropFirst().dropLast().split(separator: ".")
        guard names.count > 1, names[0] == "$", names.allSatisfy({ !$0.contains { "[]\"'".contains($0) } }) else {
            throw DatabaseError(.statement, "json_extract is translated with a path of names only")
        }
        let list = Token(kind: .string, text: "'{\(names.dropFirst().joined(separator: ","))}'")
        return [.symbol("("), .word("CAST"), .symbol("(")] + parts[0] + .written("AS json )")
            + [.symbol("#>>"), list, .symbol(")")]
    }

    private static func concatenation(_ parts: [[Token]]) throws(DatabaseError) -> [Token] {
        let separator = parts.count == 2 ? parts[1] : [Token(kind: .string, text: "','")]
        guard parts.count <= 2 else { throw DatabaseError(.statement, "group_concat has at most two parts") }
        return [.word("string_agg"), .symbol("(")] + parts[0] + [.symbol(",")] + separator + [.symbol(")")]
    }

    private static func cast(_ inside: [Token]) throws(DatabaseError) -> [Token]? {
        guard let place = inside.place(of: "AS"), place == inside.count - 2 else { return nil }
        let value = Array(inside[..<place])
        if inside[place + 1].isWord("BLOB") {
            return [.word("convert_to"), .symbol("(")] + value
                + [.symbol(","), Token(kind: .string, text: "'UTF8'"), .symbol(")")]
        }
        guard let type = TypeRules.types[inside[place + 1].text.uppercased()] else { return nil }
        return [.word("CAST"), .symbol("(")] + value + [.word("AS")] + .written(type) + [.symbol(")")]
    }
}
