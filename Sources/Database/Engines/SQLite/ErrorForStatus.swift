private import CSQLite
private import Kernel

/// Says what a status of SQLite means here (sqlite.org/rescode.html).
///
/// - Parameter connection: the connection that has just returned the status; its message is read.
func errorForStatus(_ status: Int32, of connection: OpaquePointer?) -> any Error {
    let message = connection.flatMap(sqlite3_errmsg).map { String(cString: $0) } ?? ""
    // "UNIQUE constraint failed: ticket.id": what follows the colon is the rule.
    let rule = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    switch status {
    case Constraint.unique, Constraint.primaryKey, Constraint.rowIdentifier:
        return DatabaseError(.unique(rule: rule), message)
    case Constraint.foreignKey: return DatabaseError(.foreignKey, message)
    case Constraint.check: return DatabaseError(.check(rule: rule), message)
    case Constraint.notNull: return DatabaseError(.notNull(rule: rule), message)
    default: break
    }
    switch status & 0xFF {
    case SQLITE_FULL: return Failure(.storageFull, retryAfter: 60)
    case SQLITE_IOERR, SQLITE_NOMEM, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PROTOCOL:
        return Failure(.storageUnavailable, retryAfter: 5)
    case SQLITE_INTERRUPT: return Failure(.readTooLong, retryAfter: 5)
    case SQLITE_CONSTRAINT: return DatabaseError(.constraint, message)
    case SQLITE_CORRUPT: return DatabaseError(.corrupt, message)
    case SQLITE_NOTADB: return DatabaseError(.foreign, message)
    default: return DatabaseError(.statement, "\(message) (\(status))")
    }
}

/// The extended codes of violated rules, which are macros that Swift does not see.
private enum Constraint {
    static let check = SQLITE_CONSTRAINT | 1 << 8
    static let foreignKey = SQLITE_CONSTRAINT | 3 << 8
    static let notNull = SQLITE_CONSTRAINT | 5 << 8
    static let primaryKey = SQLITE_CONSTRAINT | 6 << 8
    static let unique = SQLITE_CONSTRAINT | 8 << 8
    static let rowIdentifier = SQLITE_CONSTRAINT | 10 << 8
}
