private import CSQLite

/// A statement of SQLite, which gives its rows one by one as they are asked for.
final class SQLiteStatement: Statement {
    let handle: OpaquePointer
    private let columnNames: [String]
    /// The bytes of the values that are bound, until others are.
    private let bytes = BoundBytes()

    /// Takes over a prepared statement.
    init(_ handle: OpaquePointer) {
        self.handle = handle
        columnNames = (0..<sqlite3_column_count(handle)).map { String(cString: sqlite3_column_name(handle, $0)) }
    }

    deinit { sqlite3_finalize(handle) }

    override var names: [String] { columnNames }

    override func bind(_ values: [SQLDatum]) throws {
        precondition(Int(sqlite3_bind_parameter_count(handle)) == values.count, "The text itself holds a parameter.")
        bytes.makeRoom(for: values)
        var place: Int32 = 0
        for value in values {
            place += 1
            let status =
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let integer): sqlite3_bind_int64(handle, place, integer)
                case .real(let real): sqlite3_bind_double(handle, place, real)
                case .text(var text): text.withUTF8 { bytes.bindText($0, to: handle, at: place) }
                case .blob(let blob): blob.withUnsafeBytes { bytes.bindBlob($0, to: handle, at: place) }
                }
            guard status == SQLITE_OK else { throw failure(of: handle, status) }
        }
    }

    override func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let status: throw failure(of: handle, status)
        }
    }

    override func reset() {
        sqlite3_reset(handle)
        isInUse = false
    }

    override func column(at place: Int) -> SQLColumn {
        precondition(columnNames.indices.contains(place), "The row has no column at this place.")
        return SQLColumn(.sqlite(handle, Int32(place)))
    }

    override var changes: Int { Int(sqlite3_changes64(sqlite3_db_handle(handle))) }
}

/// The error for the status that a statement's call returned.
private func failure(of statement: OpaquePointer, _ status: Int32) -> any Error {
    errorForStatus(status, of: sqlite3_db_handle(statement))
}
