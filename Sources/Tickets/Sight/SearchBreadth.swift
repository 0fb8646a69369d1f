import Database

/// How much of the search index a beginning of words spans, before any of it is read: the engine gathers all that begins so
/// first, however few may be seen, and that takes as long as there are pages.
///
/// The table `ticketText_idx` has the first word of each page, part by part (sqlite.org/fts5.html, "FTS5 Data Structures").
struct SearchBreadth {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The most pages that are gathered: some tens of milliseconds.
    static let most = 400

    /// The pages on which words begin so, about.
    func pages(_ beginning: String) throws -> Int {
        // The engine writes a `0` before each word, which tells the whole words from other indexes.
        let first = Array(("0" + beginning).utf8)
        let end = first + [0xFF]
        return try connection.value(
            """
            WITH RECURSIVE part (number) AS (
                SELECT min(segid) FROM ticketText_idx
                UNION ALL
                SELECT (SELECT min(segid) FROM ticketText_idx WHERE segid > number) FROM part WHERE number IS NOT NULL
            )
            SELECT coalesce(sum(
                coalesce((SELECT pgno >> 1 FROM ticketText_idx WHERE segid = number AND term < \(end)
                    ORDER BY term DESC LIMIT 1), 0)
                - coalesce((SELECT pgno >> 1 FROM ticketText_idx WHERE segid = number AND term <= \(first)
                    ORDER BY term DESC LIMIT 1), 0)), 0)
            FROM part WHERE number IS NOT NULL
            """) ?? 0
    }
}
