private import CSQLite

/// A prepared statement of one connection.
@usableFromInline final class Statement {
    let handle: OpaquePointer
    /// Whether somebody reads its rows now.
    var isInUse = false
    private let names: [String]
    /// Where the last column was found: rows are mostly read in the order of their columns.
    private var lastPlace = -1

    init(_ handle: OpaquePointer) {
        self.handle = handle
        names = (0..<sqlite3_column_count(handle)).map { String(cString: sqlite3_column_name(handle, $0)) }
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [SQLDatum]) throws {
        precondition(Int(sqlite3_bind_parameter_count(handle)) == values.count, "The text itself holds a parameter.")
        var place: Int32 = 0
        for value in values {
            place += 1
            let status =
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let integer): sqlite3_bind_int64(handle, place, integer)
                case .real(let real): sqlite3_bind_double(handle, place, real)
                case .text(var text):
                    text.withUTF8 { utf8 in
                        utf8.withMemoryRebound(to: CChar.self) {
                            csqlite_bind_text(handle, place, $0.baseAddress, UInt64($0.count))
                        }
                    }
                case .blob(let bytes):
                    bytes.withUnsafeBytes {
                        csqlite_bind_blob(handle, place, $0.baseAddress, UInt64($0.count))
                    }
                }
            guard status == SQLITE_OK else { throw failure(of: handle, status) }
        }
    }

    /// Goes to the next row; `false` at the end.
    @usableFromInline func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let status: throw failure(of: handle, status)
        }
    }

    /// Ends the reading, so that the statement can be used again and holds no snapshot.
    @usableFromInline func reset() {
        sqlite3_reset(handle)
        isInUse = false
    }

    @usableFromInline func column(at place: Int) -> SQLColumn {
        precondition(names.indices.contains(place), "The row has no column at this place.")
        return SQLColumn(of: handle, at: Int32(place))
    }

    @usableFromInline func place(of name: String) throws -> Int {
        for distance in 1...max(names.count, 1) {
            let place = (lastPlace + distance) % max(names.count, 1)
            if place < names.count, names[place] == name {
                lastPlace = place
                return place
            }
        }
        throw DatabaseError(.unreadable, "no column named \(name)")
    }

    @usableFromInline func unreadable(_ place: Int) -> DatabaseError {
        DatabaseError(.unreadable, "column \(names[place]) holds another form or NULL")
    }
}

/// The error for the status that a statement's call returned.
private func failure(of statement: OpaquePointer, _ status: Int32) -> any Error {
    errorForStatus(status, of: sqlite3_db_handle(statement))
}
