/// Why a folder of reference data cannot be used: for whoever imports it, never for a client.
package enum ReferenceError: Error, Hashable {
    /// A file is missing or cannot be read.
    case unreadable(path: String, errno: Int32)
    /// A file cannot be written.
    case unwritable(path: String, errno: Int32)
    /// A line does not say what its table promises.
    case malformed(table: String, line: Int, reason: String)
    /// A table names something that no table has.
    case dangling(table: String, code: String, reason: String)
}

extension ReferenceError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let path, let errno): "\(path) cannot be read (error \(errno))"
        case .unwritable(let path, let errno): "\(path) cannot be written (error \(errno))"
        case .malformed(let table, let line, let reason): "\(table).tsv, line \(line): \(reason)"
        case .dangling(let table, let code, let reason): "\(table).tsv, \(code): \(reason)"
        }
    }
}
