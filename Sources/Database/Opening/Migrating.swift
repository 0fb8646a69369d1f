private import CSQLite
import Kernel

extension Connection {
    /// The mark of our files in the header of SQLite: `Guic`.
    static let applicationMark = 0x4775_6963

    /// Brings the schema of a file to this version, one transaction a step: a process killed at any moment leaves a
    /// file that the next start brings forward.
    ///
    /// - Throws: `DatabaseError` of the kind `foreign` when the file belongs to another program, when a step was edited
    ///   after it was applied, or when a newer version applied steps that this one does not know.
    func migrate(_ migrations: [Migration], at now: Timestamp) throws {
        switch engine.dialect {
        case .sqlite: try markAsOurs()
        case .postgres: try preparePostgres()
        }
        var applied = try all("SELECT owner, name, digest FROM migration ORDER BY position") { row in
            AppliedMigration(owner: try row["owner"], name: try row["name"], digest: try row["digest"])
        }
        for migration in migrations {
            guard let place = applied.firstIndex(where: { $0.owner == migration.owner }) else {
                try apply(migration, at: now)
                continue
            }
            let step = applied.remove(at: place)
            guard step.name == migration.name else {
                throw DatabaseError(.foreign, "\(step.owner): \(step.name) was applied where \(migration.name) stands")
            }
            guard step.digest == migration.digest else {
                throw DatabaseError(.foreign, "\(step.owner): \(step.name) was edited after it was applied")
            }
        }
        if let step = applied.first {
            throw DatabaseError(.foreign, "a newer version applied \(step.owner): \(step.name)")
        }
    }

    private func apply(_ migration: Migration, at now: Timestamp) throws {
        try inTransaction {
            try engine.executeMigration(migration)
            guard isInTransaction else {
                throw DatabaseError(.statement, "\(migration.owner): \(migration.name) ends its transaction")
            }
            try run(
                """
                INSERT INTO migration (owner, name, digest, appliedAt)
                VALUES (\(migration.owner), \(migration.name), \(migration.digest), \(now))
                """)
        }
    }

    /// Marks a new file, and refuses one that another program made.
    private func markAsOurs() throws {
        let mark = try value("PRAGMA application_id", as: Int.self)
        if mark == Connection.applicationMark { return }
        guard mark == 0, try value("SELECT count(*) FROM sqlite_schema", as: Int.self) == 0 else {
            throw DatabaseError(.foreign, "the file belongs to another program")
        }
        try inTransaction {
            try execute(
                """
                CREATE TABLE migration (
                    position INTEGER PRIMARY KEY,
                    owner TEXT NOT NULL,
                    name TEXT NOT NULL,
                    digest TEXT NOT NULL,
                    appliedAt TEXT NOT NULL,
                    UNIQUE (owner, name)
                ) STRICT;
                PRAGMA application_id = \(Connection.applicationMark)
                """)
        }
    }

    /// Does all of the body, on the disk, or nothing of it.
    func inTransaction(_ body: () throws -> Void) throws {
        try engine.beginWriting()
        do {
            try body()
            try engine.commit()
        } catch {
            if isInTransaction { try? engine.rollBack() }
            throw error
        }
    }
}

/// A step that the file says was applied.
private struct AppliedMigration {
    let owner: String
    let name: String
    let digest: String
}
