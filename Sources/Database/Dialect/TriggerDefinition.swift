/// `CREATE TRIGGER`: a function of the same name, and a trigger that calls it.
enum TriggerDefinition {
    static func create(_ tokens: [Token]) throws -> [String] {
        guard let begin = tokens.firstIndex(where: { $0.isWord("BEGIN") }), tokens.last?.isWord("END") == true,
            tokens.at(3).isWord("AFTER"), let on = tokens.place(of: "ON"), on < begin
        else { throw DatabaseError(.statement, "only triggers that come after are translated") }
        let name = tokens[2].text
        var head = Array(tokens[..<begin])
        var condition: [Token] = []
        if let when = head.place(of: "WHEN") {
            condition = [.word("WHEN"), .symbol("(")] + head[(when + 1)...] + [.symbol(")")]
            head.removeSubrange(when...)
        }
        if let each = head.place(of: "FOR", "EACH", "ROW") { head.removeSubrange(each..<each + 3) }
        var body = ""
        for statement in Array(tokens[(begin + 1)..<(tokens.count - 1)]).split(at: ";") where !statement.isEmpty {
            guard statement[0].isWord("INSERT", "UPDATE", "DELETE") else {
                throw DatabaseError(.statement, "\(statement[0].text) in a trigger is not translated")
            }
            body += try PostgresDefinition.plain(statement) + "; "
        }
        let trigger = try PostgresDefinition.plain(head + .written("FOR EACH ROW") + condition)
        return [
            "CREATE FUNCTION \(name)() RETURNS trigger LANGUAGE plpgsql AS $trigger$ BEGIN \(body)RETURN NULL; END $trigger$",
            "\(trigger) EXECUTE FUNCTION \(name)()",
        ]
    }
}
