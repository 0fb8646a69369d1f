private import CPostgres
private import Kernel

/// What the server, or the way to it, says of a failure.
struct PostgresFailure {
    /// The five signs of SQL's standard; empty when the conversation itself has ended.
    let state: String
    private let message: String
    private let detail: String
    private let table: String
    private let column: String
    private let constraint: String

    /// What a result says.
    init(_ result: OpaquePointer?, of connection: OpaquePointer?) {
        func field(_ code: Int) -> String {
            PQresultErrorField(result, Int32(code)).map { String(cString: $0) } ?? ""
        }
        state = field(CPOSTGRES_STATE)
        let said = field(CPOSTGRES_MESSAGE)
        message = said.isEmpty ? PQerrorMessage(connection).map { String(cString: $0) } ?? "" : said
        detail = field(CPOSTGRES_DETAIL)
        table = field(CPOSTGRES_TABLE)
        column = field(CPOSTGRES_COLUMN)
        constraint = field(CPOSTGRES_CONSTRAINT)
    }

    /// Whether the transaction met another one and has to be done again (PostgreSQL 15, §13.5).
    var isMeeting: Bool { state == "40001" || state == "40P01" }

    /// What it means here (PostgreSQL 15, appendix A).
    var error: any Error {
        switch state {
        case "23505": return DatabaseError(.unique(rule: keys), message)
        case "23503": return DatabaseError(.foreignKey, message)
        case "23514": return DatabaseError(.check(rule: constraint), message)
        case "23502": return DatabaseError(.notNull(rule: "\(table).\(column)"), message)
        case "57014": return Failure(.readTooLong, retryAfter: 5)
        case "53100": return Failure(.storageFull, retryAfter: 60)
        default: break
        }
        switch state.prefix(2) {
        // No answer; the server goes, or is full; transactions that met.
        case "", "08", "53", "55", "57", "58", "40": return Failure(.storageUnavailable, retryAfter: 5)
        // A copy that does not write; a process that stood still in its transaction.
        case "25" where state == "25006" || state == "25P03": return Failure(.storageUnavailable, retryAfter: 5)
        // A value that its column cannot hold: a text with a NUL in it, for one, which this engine alone refuses.
        case "22", "23": return DatabaseError(.constraint, message)
        case "XX": return DatabaseError(.corrupt, message)
        default: return DatabaseError(.statement, "\(message) (\(state))")
        }
    }

    /// `Key (a, b)=(1, 2) already exists.`: the columns, as SQLite names them. The values stay out.
    private var keys: String {
        guard let opening = detail.firstIndex(of: "("), let end = detail.range(of: ")=(")?.lowerBound else {
            return table
        }
        return detail[detail.index(after: opening)..<end].split(separator: ", ").map { "\(table).\($0)" }
            .joined(separator: ", ")
    }
}

extension String {
    fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}
