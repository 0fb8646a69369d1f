package import Database
import Kernel

/// The opinions that are stored.
struct OpinionTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func insert(_ opinion: Opinion) throws {
        try connection.run(
            """
            INSERT INTO opinion (id, useful, score, comment, createdAt)
            VALUES (\(opinion.id), \(opinion.useful), \(opinion.score), \(opinion.comment), \(opinion.createdAt))
            """)
    }

    /// The latest opinions first, after one of them.
    func latest(_ limit: Int, before id: Identifier<Opinion>?) throws -> [Opinion] {
        guard let id else {
            return try connection.all(
                "SELECT id, useful, score, comment, createdAt FROM opinion ORDER BY id DESC LIMIT \(limit)",
                as: Opinion.init)
        }
        return try connection.all(
            """
            SELECT id, useful, score, comment, createdAt FROM opinion
            WHERE id < \(id) ORDER BY id DESC LIMIT \(limit)
            """, as: Opinion.init)
    }

    static let migrations = [
        Migration(
            "feedback", "opinions",
            """
            CREATE TABLE opinion (
                id TEXT PRIMARY KEY,
                useful INTEGER CHECK (useful IN (0, 1)),
                score INTEGER CHECK (score BETWEEN 1 AND 5),
                comment TEXT CHECK (length(comment) BETWEEN 1 AND 2000),
                createdAt TEXT NOT NULL,
                CHECK (useful IS NOT NULL OR score IS NOT NULL OR comment IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}

extension Opinion {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        useful = try row["useful"]
        score = try row["score"]
        comment = try row["comment"]
        createdAt = try row["createdAt"]
    }
}

extension Opinion.Comment: SQLValue {}

extension Opinion.Score: SQLValue {
    package var datum: SQLDatum { value.datum }
    package init?(_ column: borrowing SQLColumn) {
        guard let value = Int(column) else { return nil }
        self.init(value)
    }
}
