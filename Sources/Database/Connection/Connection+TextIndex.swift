extension Connection {
    /// Takes a row out of a full-text index that keeps no text.
    ///
    /// - Parameters:
    ///   - columns: the columns of the index, with commas between them.
    ///   - values: exactly what was put in, with commas between them.
    package func removeText(_ number: Int64, from index: SQL, columns: SQL, values: SQL) throws {
        switch engine.dialect {
        case .sqlite:
            try run("INSERT INTO \(index) (\(index), rowid, \(columns)) VALUES ('delete', \(number), \(values))")
        case .postgres: try run("DELETE FROM \(index) WHERE rowid = \(number)")
        }
    }

    /// Rewrites a part of a full-text index, so that what was taken out of it is nowhere in the file in the end.
    ///
    /// - Parameter pages: how much at most.
    /// - Returns: whether there is more to rewrite.
    package func mergeText(of index: SQL, pages: Int) throws -> Bool {
        // PostgreSQL takes the words of a row out with the row, and its space with the next vacuum.
        guard engine.dialect == .sqlite else { return false }
        let changes: SQL = "SELECT total_changes()"
        let before = try value(changes, as: Int.self) ?? 0
        // A negative number has all parts of the index merged into one, however full they are (FTS5, §6.8).
        try run("INSERT INTO \(index) (\(index), rank) VALUES ('merge', \(-pages))")
        return try (value(changes, as: Int.self) ?? 0) - before >= 2
    }

    /// On how many pages of a full-text index words begin so, about: what it costs to gather them.
    ///
    /// FTS5's own table has the first word of each page, part by part (sqlite.org/fts5.html, "FTS5 Data Structures").
    ///
    /// - Parameter pages: that table, `<index>_idx`.
    package func pagesOfText(beginning: String, pages: SQL) throws -> Int {
        // An inverted index of PostgreSQL gathers from a tree of words; a read that takes too long is cut there too.
        guard engine.dialect == .sqlite else { return 0 }
        // The engine writes a `0` before each word, which tells the whole words from other indexes.
        let first = Array(("0" + beginning).utf8)
        let end = first + [0xFF]
        return try value(
            """
            WITH RECURSIVE part (number) AS (
                SELECT min(segid) FROM \(pages)
                UNION ALL
                SELECT (SELECT min(segid) FROM \(pages) WHERE segid > number) FROM part WHERE number IS NOT NULL
            )
            SELECT coalesce(sum(
                coalesce((SELECT pgno >> 1 FROM \(pages) WHERE segid = number AND term < \(end)
                    ORDER BY term DESC LIMIT 1), 0)
                - coalesce((SELECT pgno >> 1 FROM \(pages) WHERE segid = number AND term <= \(first)
                    ORDER BY term DESC LIMIT 1), 0)), 0)
            FROM part WHERE number IS NOT NULL
            """) ?? 0
    }
}
