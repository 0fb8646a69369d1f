/// `CREATE VIRTUAL TABLE ... USING fts5`: a table of terms with an inverted index.
///
/// The words are cut as the tokenizer `ascii` of FTS5 cuts them, by a trigger that then forgets the text: see
/// `PostgresSupport`. With several columns a term is kept under the name of its column and without it.
enum TextIndexDefinition {
    static func create(_ tokens: [Token]) throws(DatabaseError) -> [String] {
        guard tokens.at(2).isWord("TABLE"), tokens.at(4).isWord("USING"), tokens.at(5).isWord("FTS5") else {
            throw DatabaseError(.statement, "only virtual tables of FTS5 are translated")
        }
        let name = tokens[3].text
        let parts = Array(tokens[7..<(try tokens.closing(6))]).split(at: ",")
        let columns = parts.filter { $0.count == 1 }.map { $0[0].text.lowercased() }
        var letters = ""
        for option in parts where option.count != 1 {
            guard option.count == 3, option[1].isSymbol("=") else {
                throw DatabaseError(.statement, "an option of FTS5 is not translated")
            }
            guard option[0].isWord("TOKENIZE") else { continue }
            switch option[2].text {
            case "'ascii'", "ascii": break
            case "ascii tokenchars '_'": letters = "_"
            default: throw DatabaseError(.statement, "the tokenizer \(option[2].text) is not translated")
            }
        }
        let terms =
            columns.count == 1
            ? "search_terms('', NEW.\(columns[0]), '\(letters)')"
            : columns.map {
                "search_terms('\($0):', NEW.\($0), '\(letters)') || search_terms('', NEW.\($0), '\(letters)')"
            }.joined(separator: " || ")
        let forgetting = columns.map { "NEW.\($0) := NULL; " }.joined()
        let list = columns.map { "\($0) TEXT" }.joined(separator: ", ")
        return [
            "CREATE TABLE \(name) (rowid BIGINT PRIMARY KEY, \(list), terms tsvector NOT NULL)",
            """
            CREATE FUNCTION \(name)_terms() RETURNS trigger LANGUAGE plpgsql AS $trigger$
            BEGIN NEW.terms := \(terms); \(forgetting)RETURN NEW; END $trigger$
            """,
            "CREATE TRIGGER \(name)_terms BEFORE INSERT ON \(name) FOR EACH ROW EXECUTE FUNCTION \(name)_terms()",
            "CREATE INDEX \(name)_byTerm ON \(name) USING gin (terms)",
        ]
    }
}
