package import Crypto

/// A table that is the same in both databases: its rows were counted and compared.
package struct CopiedTable: Sendable {
    package let name: String
    package let rows: Int
    /// Of all rows in the order of their keys, in the binary form of PostgreSQL's `COPY`.
    package let digest: Digest
}

/// A table as the file describes it.
struct TableShape {
    let name: String
    /// In the order in which they are copied; with `rowid` where rows have a hidden number.
    let columns: [String]
    /// The columns by which rows are ordered, which name each row.
    let key: [String]
    /// Whether it is an index of texts: of its rows the number and the terms are copied.
    let isTextIndex: Bool
    /// Whether PostgreSQL numbers its rows by a column of its own.
    let isNumberedApart: Bool

    /// The names of what is copied of each row, on the server.
    func copied() throws -> String { try isTextIndex ? "rowid, terms" : columns.names() }
}

extension Array where Element == String {
    /// Names between commas, as both engines understand them.
    func names() throws -> String {
        try map { try PostgresText([Token(kind: .word, text: $0)], PostgresSchema()).text }.joined(separator: ", ")
    }
}
