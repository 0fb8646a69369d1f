import Kernel

/// A database of a PostgreSQL server into which a file is copied.
///
/// What would stand in the way of rows that come table by table (references, indexes, triggers) is taken away at the beginning
/// and put back at the end; two tables keep what is done and what is still to be put back, so that a copy that was ended goes on.
/// A service refuses the database as long as they are there.
struct CopyTarget {
    let connection: Connection
    let engine: PostgresEngine

    /// Opens an empty database, or one into which a copy was begun.
    ///
    /// - Throws: `DatabaseError` of the kind `foreign` for any other.
    init(_ address: String, migrations: [Migration], at now: Timestamp) throws {
        engine = PostgresEngine(address)
        connection = Connection(engine)
        try connection.preparePostgres()
        if try !connection.hasTable("databaseCopy") {
            guard try connection.value("SELECT count(*) FROM migration", as: Int.self) == 0 else {
                throw DatabaseError(.foreign, "the database has data already: make an empty one")
            }
            try connection.execute(
                """
                BEGIN;
                CREATE TABLE databaseCopy (name TEXT PRIMARY KEY, rows BIGINT NOT NULL, isWhole BIGINT NOT NULL);
                CREATE TABLE databaseCopyEnd (position BIGINT PRIMARY KEY, statement TEXT NOT NULL);
                COMMIT
                """)
        }
        try connection.migrate(migrations, at: now)
    }

    /// Takes away what stands in the way, once.
    func clear(for tables: [TableShape]) throws {
        guard try connection.value("SELECT count(*) FROM databaseCopy", as: Int.self) == 0 else { return }
        try connection.inTransaction {
            try engine.execute(CopyStatements.rememberEnds)
            try engine.execute(CopyStatements.clearAway)
            for table in tables {
                // What a migration wrote comes from the file too.
                try engine.execute("TRUNCATE \([table.name].names()) CASCADE")
                try connection.run("INSERT INTO databaseCopy (name, rows, isWhole) VALUES (\(table.name), 0, 0)")
            }
        }
    }

    /// How far a table has come: its rows, and whether they were compared.
    func progress(of table: TableShape) throws -> (rows: Int, isWhole: Bool) {
        try connection.first("SELECT rows, isWhole FROM databaseCopy WHERE name = \(table.name)") { row in
            (try row[0], try row[1] == 1)
        } ?? (0, false)
    }

    /// Adds rows, and remembers how many there are, in one transaction.
    func add(_ frame: CopyFrame, to table: TableShape, reaching rows: Int) throws {
        try connection.inTransaction {
            try engine.copyIn(
                "COPY \([table.name].names()) (\(table.copied())) FROM STDIN (FORMAT binary)", frame.bytes)
            try connection.run("UPDATE databaseCopy SET rows = \(rows) WHERE name = \(table.name)")
        }
    }

    /// Hands the rows over in the order of their keys, in the binary form; how many they are.
    func read(_ table: TableShape, _ body: (UnsafeRawBufferPointer) -> Void) throws -> Int {
        try engine.copyOut(
            """
            COPY (SELECT \(table.copied()) FROM \([table.name].names()) ORDER BY \(table.key.names()))
            TO STDOUT (FORMAT binary)
            """, body)
    }

    /// Remembers that a table is the same as in the file.
    func finish(_ table: TableShape) throws {
        try connection.inTransaction {
            try connection.run("UPDATE databaseCopy SET isWhole = 1 WHERE name = \(table.name)")
        }
    }

    /// Empties a table that turned out to be another one, so that the next copy begins it anew.
    func forget(_ table: TableShape) throws {
        try connection.inTransaction {
            try engine.execute("TRUNCATE \([table.name].names())")
            try connection.run("UPDATE databaseCopy SET rows = 0, isWhole = 0 WHERE name = \(table.name)")
        }
    }

    /// Puts back what stood in the way, each thing once, and lets the service in.
    func open(_ tables: [TableShape], highest: (TableShape) throws -> Int64?) throws {
        for table in tables {
            let name = try [table.name].names()
            if table.isNumberedApart {
                try engine.execute(
                    "SELECT setval(pg_get_serial_sequence('\(name)', 'rowid'), (SELECT coalesce(max(rowid), 0) + 1 FROM \(name)), false)"
                )
            }
            if let number = try highest(table), number > 0 {
                try engine.execute("SELECT setval('\(name)_numbers', \(number))")
            }
        }
        while let (position, statement) = try connection.first(
            "SELECT position, statement FROM databaseCopyEnd ORDER BY position LIMIT 1",
            as: { row in (try row[0] as Int64, try row[1] as String) })
        {
            try connection.inTransaction {
                try engine.execute(statement)
                try connection.run("DELETE FROM databaseCopyEnd WHERE position = \(position)")
            }
        }
        try engine.execute("ANALYZE")
        try engine.execute("BEGIN; DROP TABLE databaseCopy; DROP TABLE databaseCopyEnd; COMMIT")
    }
}
