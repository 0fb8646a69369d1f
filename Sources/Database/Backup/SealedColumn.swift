package import Crypto

/// A column whose values are sealed: each proves by itself that it is what was written, where it was written.
package struct SealedColumn: Sendable {
    private let table: StaticString
    private let column: StaticString
    private let row: StaticString
    private let condition: StaticString
    private let sealedAs: StaticString

    /// A column, and the one that names its rows; a condition when only some of them are sealed.
    ///
    /// - Parameter sealedAs: the column that its values were sealed for, when they are moved between two.
    package init(
        table: StaticString, column: StaticString, sealedAs: StaticString? = nil, row: StaticString = "id",
        where condition: StaticString = "1"
    ) {
        self.table = table
        self.column = column
        self.sealedAs = sealedAs ?? column
        self.row = row
        self.condition = condition
    }

    /// Where the value of one row stands.
    package func place(of row: String) -> SealedPlace { SealedPlace(table: table, column: sealedAs, row: row) }

    /// Seals values with the newest key of the ring, at most 500 of them.
    ///
    /// - Parameter name: the row after which to go on; empty to begin.
    /// - Returns: the row to go on after; `nil` at the end.
    package func reseal(after name: String, _ keys: KeyRing, in connection: Connection) throws -> String? {
        let (table, value, row) = (
            SQL(stringLiteral: table), SQL(stringLiteral: column), SQL(stringLiteral: row)
        )
        let rows = try connection.all(
            """
            SELECT \(row), \(value) FROM \(table)
            WHERE \(row) > \(name) AND \(value) IS NOT NULL AND \(SQL(stringLiteral: condition))
            ORDER BY \(row) LIMIT 500
            """
        ) { record in (name: try record[0] as String, bytes: try record[1] as [UInt8]) }
        for found in rows {
            // What does not open any more is told by `guichet verify`, and must not stop the others.
            guard let sealed = SealedValue(bytes: found.bytes),
                let resealed = try? keys.resealed(sealed, at: place(of: found.name))
            else { continue }
            try connection.run("UPDATE \(table) SET \(value) = \(resealed) WHERE \(row) = \(found.name)")
        }
        return rows.last?.name
    }

    /// What does not open with the keys that sealed it; at most twenty sentences. Without keys, only the form is looked at.
    package func damage(in connection: Connection, _ keys: KeyRing?) throws -> [String] {
        guard try connection.hasTable(table.description) else { return [] }
        var findings: [String] = []
        let value = SQL(stringLiteral: column)
        let sealed: SQL = """
            SELECT \(SQL(stringLiteral: row)), \(value) FROM \(SQL(stringLiteral: table))
            WHERE \(value) IS NOT NULL AND \(SQL(stringLiteral: condition))
            """
        try connection.stream(sealed) { record in
            guard findings.count < 20 else { return }
            let name: String = try record[0]
            let bytes: [UInt8] = try record[1]
            if !isSound(bytes, of: name, keys) { findings.append("\(table).\(column) of \(name) does not open") }
        }
        return findings
    }

    private func isSound(_ bytes: [UInt8], of name: String, _ keys: KeyRing?) -> Bool {
        guard let value = SealedValue(bytes: bytes) else { return false }
        guard let keys else { return true }
        return (try? keys.open(value, at: place(of: name))) != nil
    }
}
