private import Crypto
package import Kernel

/// Moves everything from a file of SQLite to an empty database of a PostgreSQL server, and compares what arrived.
///
/// It may be ended at any moment and begun again: it goes on after the last rows that the server has. Each table is then read from
/// both, and its rows and digests compared.
package struct DatabaseCopy {
    private let source: CopySource
    private let target: CopyTarget
    /// Rows of one transaction, and the bytes after which it ends earlier.
    private let batch: Int
    private static let batchBytes = 8 << 20

    /// Opens both.
    ///
    /// - Throws: `DatabaseError` of the kind `foreign` when a service has the file open or the server's database is not empty.
    package init(
        from path: String, to address: String, migrations: [Migration], clock: Clock = .system, batch: Int = 20000
    ) throws {
        self.batch = batch
        source = try CopySource(path, migrations: migrations, at: clock.now())
        target = try CopyTarget(address, migrations: migrations, at: clock.now())
    }

    /// Copies, compares, and opens the database to the service.
    ///
    /// - Parameters:
    ///   - advance: hears of each transaction: the table, and how many of its rows have arrived.
    ///   - compared: hears of each table that is the same in both.
    /// - Throws: `DatabaseError` of the kind `corrupt` when a table is not the same: the next copy begins it anew.
    package func run(
        advance: (_ table: String, _ rows: Int) throws -> Void = { _, _ in }, compared: (CopiedTable) throws -> Void
    ) throws {
        try target.clear(for: source.tables)
        for table in source.tables {
            let progress = try target.progress(of: table)
            if !progress.isWhole { try copy(table, after: progress.rows, advance) }
            let copied = try compare(table)
            if !progress.isWhole { try target.finish(table) }
            try compared(copied)
        }
        try target.open(source.tables, highest: source.highestNumber)
    }

    private func copy(_ table: TableShape, after first: Int, _ advance: (String, Int) throws -> Void) throws {
        var frame = CopyFrame()
        var rows = first
        var sent = first
        func send() throws {
            guard rows > sent else { return }
            frame.finish()
            try target.add(frame, to: table, reaching: rows)
            sent = rows
            frame.restart()
            try advance(table.name, rows)
        }
        try source.each(of: table, after: first) { add in
            add(&frame)
            rows += 1
            if rows - sent >= batch || frame.bytes.count >= DatabaseCopy.batchBytes { try send() }
        }
        try send()
    }

    private func compare(_ table: TableShape) throws -> CopiedTable {
        let (rows, digest) = try digest(ofSource: table)
        var stream = DigestStream()
        let arrived = try target.read(table) { stream.update($0) }
        guard rows == arrived, digest == stream.finish() else {
            try target.forget(table)
            throw DatabaseError(
                .corrupt, "\(table.name) is not the same: \(rows) rows in the file, \(arrived) on the server")
        }
        return CopiedTable(name: table.name, rows: rows, digest: digest)
    }

    private func digest(ofSource table: TableShape) throws -> (rows: Int, digest: Digest) {
        var rows = CopiedRows()
        try source.each(of: table) { rows.append($0) }
        let count = rows.count
        return (count, rows.finish())
    }
}

/// Rows as the server would give them, digested as they come.
private struct CopiedRows: ~Copyable {
    private var frame = CopyFrame()
    private(set) var count = 0
    private var stream = DigestStream()

    init() {}

    /// Adds a row.
    mutating func append(_ add: (inout CopyFrame) -> Void) {
        add(&frame)
        count += 1
        guard frame.bytes.count >= 1 << 16 else { return }
        stream.update(frame.bytes)
        frame.removeAll()
    }

    /// The digest of all of them.
    consuming func finish() -> Digest {
        frame.finish()
        stream.update(frame.bytes)
        return stream.finish()
    }
}
