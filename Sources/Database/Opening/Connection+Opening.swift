private import CSQLite
private import Glibc

extension Connection {
    /// The handle of SQLite, for what only SQLite has: its log, its interruptions, its copies.
    var handle: OpaquePointer { (engine as! SQLiteEngine).handle }

    /// The connection that writes, to a file that is created, readable by its owner only, when absent.
    convenience init(creating configuration: DatabaseConfiguration) throws {
        try Connection.createFile(at: configuration.path)
        try self.init(writing: configuration)
    }

    /// The connection that writes; there must be one only, since it alone moves the log into the file.
    convenience init(writing configuration: DatabaseConfiguration) throws {
        try self.init(configuration, SQLITE_OPEN_READWRITE)
        try execute("PRAGMA journal_mode = WAL")
        try execute("PRAGMA synchronous = \(configuration.isDurable ? "FULL" : "OFF")")
        // A log that was long and begins anew gives its bytes back.
        try execute("PRAGMA journal_size_limit = \(WriteAheadLog.longLog)")
        try execute("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA recursive_triggers = ON")
    }

    /// A connection that cannot write.
    convenience init(reading configuration: DatabaseConfiguration) throws {
        try self.init(configuration, SQLITE_OPEN_READONLY)
        try execute("PRAGMA query_only = ON")
    }

    /// What all connections have in common.
    ///
    /// `mmap_size = 0`: a disk that fails must be an error, not a signal. `DEFENSIVE`, `TRUSTED_SCHEMA`, `DQS`: what
    /// sqlite.org/security.html recommends.
    private convenience init(_ configuration: DatabaseConfiguration, _ access: Int32) throws {
        Connection.setEngine
        var opened: OpaquePointer?
        let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let status = sqlite3_open_v2(configuration.path, &opened, flags, configuration.fileSystem)
        guard status == SQLITE_OK, let opened else {
            defer { sqlite3_close_v2(opened) }
            throw errorForStatus(status, of: opened)
        }
        self.init(SQLiteEngine(opened))
        _ = csqlite_reserve(opened, 1200, access == SQLITE_OPEN_READWRITE ? 600 : 150)
        _ = csqlite_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1)
        _ = csqlite_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        _ = csqlite_db_config(opened, SQLITE_DBCONFIG_DQS_DDL, 0)
        _ = csqlite_db_config(opened, SQLITE_DBCONFIG_DQS_DML, 0)
        sqlite3_busy_timeout(opened, 5000)
        try execute(
            """
            PRAGMA wal_autocheckpoint = 0; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;
            PRAGMA cell_size_check = ON; PRAGMA cache_size = -8000
            """)
    }

    /// What holds for all connections of the process, once; not needed for anything to be right.
    private static let setEngine: Void = { _ = csqlite_keep_no_account() }()

    /// A connection that cannot write to its file, and may write copies of it to others.
    convenience init(copying path: String) throws {
        try self.init(DatabaseConfiguration(path: path), SQLITE_OPEN_READONLY)
    }

    /// Creates the file before SQLite does, which would let the group and the world read it.
    private static func createFile(at path: String) throws {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw DatabaseError(.foreign, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        close(file)
    }
}
