private import CSQLite

/// Rows in the binary form of PostgreSQL's `COPY` (postgresql.org/docs/15/sql-copy.html, "Binary Format"): a head, each row as
/// a count of values with their lengths, and an end.
struct CopyFrame {
    private(set) var bytes: [UInt8]

    /// What stands before the first row.
    private static let head = Array("PGCOPY\n".utf8) + [0xFF] + Array("\r\n\0".utf8) + [UInt8](repeating: 0, count: 8)
    /// What stands after the last one.
    private static let end: [UInt8] = [0xFF, 0xFF]

    /// No rows yet.
    init() { bytes = CopyFrame.head }

    /// Begins anew, with no rows.
    mutating func restart() {
        removeAll()
        bytes += CopyFrame.head
    }

    /// Takes away what was handed on: the next rows go on after it.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Says that no rows follow.
    mutating func finish() { bytes += CopyFrame.end }

    /// Adds the row that a statement of SQLite stands on.
    mutating func appendRow(of statement: OpaquePointer) {
        let count = sqlite3_column_count(statement)
        beginRow(Int(count))
        for place in 0..<count {
            switch sqlite3_column_type(statement, place) {
            case SQLITE_INTEGER: append(sqlite3_column_int64(statement, place))
            case SQLITE_FLOAT: append(Int64(bitPattern: sqlite3_column_double(statement, place).bitPattern))
            case SQLITE_TEXT:
                let start = sqlite3_column_text(statement, place)
                append(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place))))
            case SQLITE_BLOB:
                let start = sqlite3_column_blob(statement, place)?.assumingMemoryBound(to: UInt8.self)
                append(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place))))
            default: appendNull()
            }
        }
    }

    /// Begins a row of so many values.
    mutating func beginRow(_ count: Int) { appendBigEndian(Int16(count)) }

    mutating func append(_ integer: Int64) {
        beginValue(8)
        appendBigEndian(integer)
    }

    mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
        beginValue(value.count)
        bytes.append(contentsOf: value)
    }

    mutating func appendNull() { beginValue(-1) }

    /// Begins a value of so many bytes, which `append(part:)` and `appendBigEndian` add.
    mutating func beginValue(_ count: Int) { appendBigEndian(Int32(count)) }

    mutating func append(part: [UInt8]) { bytes += part }

    mutating func appendBigEndian(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { bytes += $0 }
    }
}
