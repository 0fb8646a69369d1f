private import CSQLite

/// One column of the row that a statement stands on; read while the row is read, never kept.
@usableFromInline package struct SQLColumn: ~Copyable {
    private let statement: OpaquePointer
    private let place: Int32

    init(of statement: OpaquePointer, at place: Int32) {
        self.statement = statement
        self.place = place
    }

    /// Whether it is NULL.
    @usableFromInline package var isNull: Bool { sqlite3_column_type(statement, place) == SQLITE_NULL }

    /// An integer; `nil` for another form.
    @usableFromInline package var integer: Int64? {
        guard sqlite3_column_type(statement, place) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(statement, place)
    }

    /// A real number, or an integer as one; `nil` for another form.
    @usableFromInline package var real: Double? {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_FLOAT, SQLITE_INTEGER: sqlite3_column_double(statement, place)
        default: nil
        }
    }

    /// A text; `nil` for another form.
    @usableFromInline package var text: String? {
        guard sqlite3_column_type(statement, place) == SQLITE_TEXT, let start = sqlite3_column_text(statement, place)
        else { return nil }
        let length = Int(sqlite3_column_bytes(statement, place))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }

    /// Bytes; `nil` for another form.
    @usableFromInline package var blob: [UInt8]? {
        guard sqlite3_column_type(statement, place) == SQLITE_BLOB else { return nil }
        // SQLite gives no address for a blob without bytes.
        guard let start = sqlite3_column_blob(statement, place) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place))))
    }
}
