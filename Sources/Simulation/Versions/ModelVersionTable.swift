import Database
import Kernel

/// The versions of models that are stored, and their files.
struct ModelVersionTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, model, number, author, writers, createdAt, note, remark, digest, state, submittedAt, reviewer, publishFrom, publishedAt,
        retiredAt, revision
        """

    /// The number of a new version of a model.
    func nextNumber(of model: String) throws -> Int {
        try connection.value("SELECT coalesce(max(number), 0) + 1 FROM modelVersion WHERE model = \(model)") ?? 1
    }

    func insert(_ version: ModelVersion, _ files: ModelFiles) throws {
        let row = Row(version)
        try connection.run(
            """
            INSERT INTO modelVersion (id, model, number, author, writers, createdAt, note, remark, digest, state, submittedAt, reviewer,
                publishFrom, publishedAt, retiredAt, revision)
            VALUES (\(version.id), \(version.model), \(version.number), \(version.author), \(row.writers),
                \(version.createdAt), \(version.note), \(version.remark), \(version.digest), \(row.state), \(row.submittedAt), \(row.reviewer),
                \(row.publishFrom), \(row.publishedAt), \(row.retiredAt), \(version.revision))
            """)
        try put(files, of: version.id)
    }

    /// Writes what may change of a version.
    func save(_ version: ModelVersion) throws {
        let row = Row(version)
        try connection.run(
            """
            UPDATE modelVersion SET writers = \(row.writers), note = \(version.note), remark = \(version.remark),
                digest = \(version.digest), state = \(row.state),
                submittedAt = \(row.submittedAt), reviewer = \(row.reviewer), publishFrom = \(row.publishFrom),
                publishedAt = \(row.publishedAt), retiredAt = \(row.retiredAt), revision = \(version.revision)
            WHERE id = \(version.id)
            """)
    }

    func replace(_ files: ModelFiles, of version: ModelVersion) throws {
        try connection.run("DELETE FROM modelVersionFile WHERE version = \(version.id)")
        try put(files, of: version.id)
    }

    func delete(_ version: ModelVersion) throws {
        try connection.run("DELETE FROM modelVersionFile WHERE version = \(version.id)")
        try connection.run("DELETE FROM modelVersion WHERE id = \(version.id)")
    }

    private func put(_ files: ModelFiles, of version: Identifier<ModelVersion>) throws {
        for file in files.all {
            try connection.run(
                """
                INSERT INTO modelVersionFile (version, name, content) VALUES (\(version), \(file.name), \(file.bytes))
                """)
        }
    }

    /// A version by its number.
    func version(_ number: Int, of model: String) throws -> ModelVersion? {
        try connection.first(
            "SELECT \(ModelVersionTable.columns) FROM modelVersion WHERE model = \(model) AND number = \(number)",
            as: ModelVersion.init)
    }

    /// The version that answers those who name none; `nil` when the one that came with the product does.
    func published(of model: String) throws -> ModelVersion? {
        try connection.first(
            """
            SELECT \(ModelVersionTable.columns) FROM modelVersion WHERE model = \(model) AND state = 'published'
            """, as: ModelVersion.init)
    }

    /// The latest version that its author works on, or that is in review.
    func draft(of model: String) throws -> ModelVersion? {
        try connection.first(
            """
            SELECT \(ModelVersionTable.columns) FROM modelVersion
            WHERE model = \(model) AND state IN ('draft', 'inReview') ORDER BY number DESC LIMIT 1
            """, as: ModelVersion.init)
    }

    /// The version that was published before the one that is.
    func predecessor(of version: ModelVersion, publishedBefore: Timestamp) throws -> ModelVersion? {
        try connection.first(
            """
            SELECT \(ModelVersionTable.columns) FROM modelVersion
            WHERE model = \(version.model) AND state = 'retired'
                AND (publishedAt < \(publishedBefore) OR publishedAt = \(publishedBefore) AND number < \(version.number))
            ORDER BY publishedAt DESC, number DESC LIMIT 1
            """, as: ModelVersion.init)
    }

    /// The versions of a model, the latest first, from below a number on.
    func versions(of model: String, below number: Int, limit: Int) throws -> [ModelVersion] {
        try connection.all(
            """
            SELECT \(ModelVersionTable.columns) FROM modelVersion WHERE model = \(model) AND number < \(number)
            ORDER BY number DESC LIMIT \(limit)
            """, as: ModelVersion.init)
    }

    /// The versions whose day has come.
    func due(at now: Timestamp) throws -> [ModelVersion] {
        try connection.all(
            """
            SELECT \(ModelVersionTable.columns) FROM modelVersion
            WHERE state = 'inReview' AND publishFrom <= \(now) ORDER BY publishFrom LIMIT 20
            """, as: ModelVersion.init)
    }

    /// The ids of the models that have a published version.
    func publishedModels() throws -> [String] {
        try connection.all("SELECT model FROM modelVersion WHERE state = 'published' ORDER BY model") {
            try $0["model"]
        }
    }

    /// The files of a version.
    func files(of version: Identifier<ModelVersion>) throws -> ModelFiles {
        ModelFiles(
            try connection.all("SELECT name, content FROM modelVersionFile WHERE version = \(version) ORDER BY name") {
                ModelFiles.File(name: try $0["name"], bytes: try $0["content"])
            })
    }

    static let migrations = [
        Migration(
            "simulation", "model versions",
            """
            CREATE TABLE modelVersion (
                id TEXT PRIMARY KEY,
                model TEXT NOT NULL,
                number INTEGER NOT NULL CHECK (number > 0),
                author TEXT NOT NULL,
                writers TEXT NOT NULL,
                createdAt TEXT NOT NULL,
                note TEXT NOT NULL CHECK (length(note) <= 2000),
                remark TEXT CHECK (length(remark) <= 2000),
                digest TEXT NOT NULL CHECK (length(digest) = 64),
                state TEXT NOT NULL CHECK (state IN ('draft', 'inReview', 'published', 'retired')),
                submittedAt TEXT,
                reviewer TEXT,
                publishFrom TEXT,
                publishedAt TEXT,
                retiredAt TEXT,
                revision INTEGER NOT NULL CHECK (revision > 0),
                UNIQUE (model, number),
                CHECK ((state = 'inReview') = (submittedAt IS NOT NULL)),
                CHECK ((publishFrom IS NULL) OR (state = 'inReview' AND reviewer IS NOT NULL)),
                CHECK ((state IN ('published', 'retired')) = (publishedAt IS NOT NULL)),
                CHECK ((state = 'retired') = (retiredAt IS NOT NULL)),
                CHECK (reviewer IS NULL OR reviewer <> author OR author = 'owner')
            ) STRICT;
            CREATE UNIQUE INDEX modelVersionPublished ON modelVersion (model) WHERE state = 'published';
            CREATE INDEX modelVersionDue ON modelVersion (publishFrom) WHERE publishFrom IS NOT NULL;
            CREATE TABLE modelVersionFile (
                version TEXT NOT NULL REFERENCES modelVersion (id),
                name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
                content BLOB NOT NULL,
                PRIMARY KEY (version, name)
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    /// A state as columns.
    private struct Row {
        let state: String
        let writers: String
        var submittedAt: Timestamp?
        var reviewer: String?
        var publishFrom: Timestamp?
        var publishedAt: Timestamp?
        var retiredAt: Timestamp?

        init(_ version: ModelVersion) {
            state = version.state.name
            writers = version.writers.sorted().joined(separator: "\n")
            switch version.state {
            case .draft: break
            case .inReview(let since, let approval):
                submittedAt = since
                reviewer = approval?.reviewer
                publishFrom = approval?.from
            case .published(let by, let at): (reviewer, publishedAt) = (by, at)
            case .retired(let by, let published, let at): (reviewer, publishedAt, retiredAt) = (by, published, at)
            }
        }
    }
}

extension ModelVersion {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        model = try row["model"]
        number = try row["number"]
        author = try row["author"]
        let writers: String = try row["writers"]
        self.writers = Set(writers.split(separator: "\n").map(String.init))
        remark = try row["remark"]
        createdAt = try row["createdAt"]
        note = try row["note"]
        digest = try row["digest"]
        revision = try row["revision"]
        let name: String = try row["state"]
        let reviewer: String? = try row["reviewer"]
        let submittedAt: Timestamp? = try row["submittedAt"]
        let publishFrom: Timestamp? = try row["publishFrom"]
        let publishedAt: Timestamp? = try row["publishedAt"]
        let retiredAt: Timestamp? = try row["retiredAt"]
        switch (name, submittedAt, publishedAt, retiredAt) {
        case ("inReview", let since?, _, _):
            state = .inReview(
                since: since, approval: publishFrom.map { Approval(reviewer: reviewer ?? "", from: $0) })
        case ("published", _, let at?, _): state = .published(by: reviewer ?? "", at: at)
        case ("retired", _, let published?, let at?):
            state = .retired(by: reviewer ?? "", published: published, at: at)
        default: state = .draft
        }
    }
}
