/// Names that are keywords in PostgreSQL alone are quoted, in small letters, as it keeps all the others.
enum NameRules {
    /// The keywords that PostgreSQL reserves and SQLite does not (PostgreSQL 15, appendix C).
    private static let reserved: Set<String> = [
        "ANALYSE", "ANY", "ARRAY", "ASYMMETRIC", "AUTHORIZATION", "BINARY", "BOTH", "CONCURRENTLY", "FREEZE", "GRANT",
        "LATERAL", "LEADING", "LOCALTIME", "ONLY", "OVERLAPS", "PLACING", "SESSION_USER", "SIMILAR", "SOME",
        "SYMMETRIC",
        "TABLESAMPLE", "TRAILING", "USER", "VARIADIC", "VERBOSE",
    ]

    static func apply(to tokens: inout [Token]) {
        for place in tokens.indices
        where tokens[place].kind == .word && reserved.contains(tokens[place].text.uppercased()) {
            tokens[place] = Token(kind: .quotedName, text: tokens[place].text)
        }
    }
}
