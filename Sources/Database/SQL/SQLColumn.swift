private import CSQLite

/// One column of the row that a statement stands on; read while the row is read, never kept.
@usableFromInline package struct SQLColumn: ~Copyable {
    private let source: Source

    /// Where the value is.
    enum Source {
        /// A statement of SQLite, and the place in its row.
        case sqlite(OpaquePointer, Int32)
        /// A value as PostgreSQL sends it.
        case postgres(PostgresValue)
    }

    init(_ source: Source) { self.source = source }

    /// Whether it is NULL.
    @usableFromInline package var isNull: Bool {
        switch source {
        case .sqlite(let statement, let place): sqlite3_column_type(statement, place) == SQLITE_NULL
        case .postgres(let value): value.isNull
        }
    }

    /// An integer; `nil` for another form.
    @usableFromInline package var integer: Int64? {
        switch source {
        case .sqlite(let statement, let place):
            guard sqlite3_column_type(statement, place) == SQLITE_INTEGER else { return nil }
            return sqlite3_column_int64(statement, place)
        case .postgres(let value): return value.integer
        }
    }

    /// A real number, or an integer as one; `nil` for another form.
    @usableFromInline package var real: Double? {
        switch source {
        case .sqlite(let statement, let place):
            switch sqlite3_column_type(statement, place) {
            case SQLITE_FLOAT, SQLITE_INTEGER: sqlite3_column_double(statement, place)
            default: nil
            }
        case .postgres(let value): value.real
        }
    }

    /// A text; `nil` for another form.
    @usableFromInline package var text: String? {
        switch source {
        case .sqlite(let statement, let place):
            guard sqlite3_column_type(statement, place) == SQLITE_TEXT,
                let start = sqlite3_column_text(statement, place)
            else { return nil }
            let length = Int(sqlite3_column_bytes(statement, place))
            return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
        case .postgres(let value): return value.text
        }
    }

    /// Bytes; `nil` for another form.
    @usableFromInline package var blob: [UInt8]? {
        switch source {
        case .sqlite(let statement, let place):
            guard sqlite3_column_type(statement, place) == SQLITE_BLOB else { return nil }
            // SQLite gives no address for a blob without bytes.
            guard let start = sqlite3_column_blob(statement, place) else { return [] }
            return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place))))
        case .postgres(let value): return value.blob
        }
    }
}
