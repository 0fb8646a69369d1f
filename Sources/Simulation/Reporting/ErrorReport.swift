import Database
package import Kernel

/// Somebody says that a rule or a result is wrong; reviewers answer, and name the version that mends it.
package struct ErrorReport: Sendable {
    package let id: Identifier<ErrorReport>
    let model: String
    let version: String
    let rule: String?
    /// What was asked, as JSON; `nil` when the report is about a rule alone.
    let situation: String?
    let message: String
    let createdAt: Timestamp
    var answer: Answer?
    var revision: Int

    /// What a reviewer said.
    struct Answer: Sendable {
        let by: String
        let at: Timestamp
        let text: String
        /// The version of the model that mends it.
        let mendedIn: Int?
    }
}

/// The reports that are stored.
struct ErrorReportTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, model, version, rule, situation, message, createdAt, answeredBy, answeredAt, answer, mendedIn, revision
        """

    func insert(_ report: ErrorReport) throws {
        try connection.run(
            """
            INSERT INTO simulationReport (id, model, version, rule, situation, message, createdAt, revision)
            VALUES (\(report.id), \(report.model), \(report.version), \(report.rule), \(report.situation),
                \(report.message), \(report.createdAt), \(report.revision))
            """)
    }

    /// Keeps the answer of a report.
    func save(_ report: ErrorReport) throws {
        try connection.run(
            """
            UPDATE simulationReport SET answeredBy = \(report.answer?.by), answeredAt = \(report.answer?.at),
                answer = \(report.answer?.text), mendedIn = \(report.answer?.mendedIn), revision = \(report.revision)
            WHERE id = \(report.id)
            """)
    }

    func report(_ id: Identifier<ErrorReport>) throws -> ErrorReport? {
        try connection.first(
            "SELECT \(ErrorReportTable.columns) FROM simulationReport WHERE id = \(id)", as: ErrorReport.init)
    }

    /// The reports without an answer, the oldest first; all of them when asked.
    func reports(all: Bool, after id: Identifier<ErrorReport>?, limit: Int) throws -> [ErrorReport] {
        try connection.all(
            """
            SELECT \(ErrorReportTable.columns) FROM simulationReport
            WHERE (\(all) OR answeredAt IS NULL) AND id > \(id?.description ?? "")
            ORDER BY id LIMIT \(limit)
            """, as: ErrorReport.init)
    }

    static let migrations = [
        Migration(
            "simulation", "reports of errors",
            """
            CREATE TABLE simulationReport (
                id TEXT PRIMARY KEY,
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                rule TEXT,
                situation TEXT,
                message TEXT NOT NULL CHECK (length(message) BETWEEN 1 AND 2000),
                createdAt TEXT NOT NULL,
                answeredBy TEXT,
                answeredAt TEXT,
                answer TEXT CHECK (length(answer) BETWEEN 1 AND 2000),
                mendedIn INTEGER,
                revision INTEGER NOT NULL,
                CHECK ((answeredAt IS NULL) = (answer IS NULL) AND (answeredAt IS NULL) = (answeredBy IS NULL)),
                CHECK (mendedIn IS NULL OR answeredAt IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX simulationReportOpen ON simulationReport (id) WHERE answeredAt IS NULL;
            """)
    ]
}

extension ErrorReport {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        model = try row["model"]
        version = try row["version"]
        rule = try row["rule"]
        situation = try row["situation"]
        message = try row["message"]
        createdAt = try row["createdAt"]
        revision = try row["revision"]
        let by: String? = try row["answeredBy"]
        let at: Timestamp? = try row["answeredAt"]
        let text: String? = try row["answer"]
        let mendedIn: Int? = try row["mendedIn"]
        if let by, let at, let text { answer = Answer(by: by, at: at, text: text, mendedIn: mendedIn) }
    }
}
