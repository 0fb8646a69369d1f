/// How tables are named after `FROM` and `JOIN`.
enum TableRules {
    static func apply(to tokens: inout [Token]) throws(DatabaseError) {
        try dropIndexChoices(&tokens)
        try joinCrosswise(&tokens)
        try nameSubqueries(&tokens)
    }

    /// `INDEXED BY name` chooses an index for SQLite; PostgreSQL chooses by itself.
    private static func dropIndexChoices(_ tokens: inout [Token]) throws(DatabaseError) {
        var place = 0
        while place < tokens.count {
            if tokens[place].isWord("INDEXED"), tokens.at(place + 1).isWord("BY"), tokens.at(place + 2).isName {
                tokens.removeSubrange(place..<place + 3)
            } else if tokens[place].isWord("NOT"), tokens.at(place + 1).isWord("INDEXED") {
                tokens.removeSubrange(place..<place + 2)
            } else {
                place += 1
            }
        }
    }

    /// `CROSS JOIN t ON ...` fixes the order of the tables for SQLite, and is an ordinary join.
    private static func joinCrosswise(_ tokens: inout [Token]) throws(DatabaseError) {
        var place = 0
        while place < tokens.count {
            if tokens[place].isWord("CROSS"), tokens.at(place + 1).isWord("JOIN") {
                var next = place + 2
                next = tokens.at(next).isSymbol("(") ? try tokens.closing(next) + 1 : next + 1
                if tokens.at(next).isWord("AS") { next += 1 }
                if tokens.at(next).isName { next += 1 }
                if tokens.at(next).isWord("ON") { tokens[place] = .word("INNER") }
            }
            place += 1
        }
    }

    /// A subquery in the place of a table must have a name.
    private static func nameSubqueries(_ tokens: inout [Token]) throws(DatabaseError) {
        var place = 0
        var count = 0
        while place < tokens.count {
            defer { place += 1 }
            guard tokens[place].isSymbol("("), tokens.at(place - 1).isWord("FROM", "JOIN"),
                tokens.at(place + 1).isWord("SELECT", "VALUES", "WITH")
            else { continue }
            let end = try tokens.closing(place)
            let next = tokens.at(end + 1)
            if next.isWord("AS") || next.isName { continue }
            count += 1
            tokens.insert(contentsOf: [.word("AS"), .word("unnamed_\(count)")], at: end + 1)
        }
    }
}
