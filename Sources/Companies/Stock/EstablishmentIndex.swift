import Database

/// The full-text index of establishments (SQLite, FTS5): the only place that speaks its language.
///
/// It keeps no content, so that what is taken out must be given as it was put in. Rows are to be written in the order of
/// their numbers: the index begins a new segment each time the order is broken.
struct EstablishmentIndex {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Puts establishments in.
    func insert(_ documents: [(key: RankedKey, words: String)]) throws {
        for document in documents.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                "INSERT INTO establishmentIndex (rowid, words) VALUES (\(document.key.value), \(document.words))")
        }
    }

    /// Takes establishments out, with the words with which they were put in.
    func remove(_ documents: [(key: RankedKey, words: String)]) throws {
        for document in documents.sorted(by: { $0.key < $1.key }) {
            try connection.removeText(
                document.key.value, from: "establishmentIndex", columns: "words", values: "\(document.words)")
        }
    }

    /// The numbers that match, in their order.
    ///
    /// - Parameters:
    ///   - query: in the language of FTS5.
    ///   - range: of the numbers asked for.
    ///   - condition: on `rowid`.
    func keys(matching query: String, in range: ClosedRange<Int64>, where condition: SQL, limit: Int) throws
        -> [RankedKey]
    {
        try connection.all(
            """
            SELECT rowid FROM establishmentIndex
            WHERE establishmentIndex MATCH \(query) AND rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)
                \(condition)
            ORDER BY rowid LIMIT \(limit)
            """
        ) { row in RankedKey(try row[0]) }
    }

    /// How many match, at most a limit.
    func count(matching query: String, in range: ClosedRange<Int64>, where condition: SQL, limit: Int) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM establishmentIndex
                WHERE establishmentIndex MATCH \(query) AND rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)
                    \(condition)
                LIMIT \(limit))
            """) ?? 0
    }
}
