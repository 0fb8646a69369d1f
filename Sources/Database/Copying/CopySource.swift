private import CSQLite
import Kernel

/// A file of SQLite that is copied; nobody else has it open.
struct CopySource {
    private let connection: Connection
    private let lock: LockFile
    /// Its tables, without those of the engine.
    let tables: [TableShape]

    /// Opens a file that exists, and brings it to this version.
    ///
    /// - Throws: `DatabaseError`: `foreign` when a service has it open, or when it is no file of ours.
    init(_ path: String, migrations: [Migration], at now: Timestamp) throws {
        guard File.exists(path) else { throw DatabaseError(.file, "\(path) does not exist") }
        lock = try LockFile(beside: path)
        connection = try Connection(writing: DatabaseConfiguration(path: path))
        try connection.migrate(migrations, at: now)
        // The terms of a large index are sorted on the disk.
        try connection.execute("PRAGMA temp_store = FILE")
        tables = try CopySource.tables(of: connection)
    }

    private static func tables(of connection: Connection) throws -> [TableShape] {
        // Shadows are the parts of an index of texts.
        let kinds = try connection.all(
            """
            SELECT name, type, wr FROM pragma_table_list
            WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                AND name <> 'migration'
            ORDER BY name
            """
        ) { row in (name: try row[0] as String, isTextIndex: try row[1] == "virtual", hasNoNumbers: try row[2] == 1) }
        return try kinds.map { name, isTextIndex, hasNoNumbers in
            let columns = try connection.all("SELECT name, type, pk FROM pragma_table_info(\(name)) ORDER BY cid") {
                (name: try $0[0] as String, type: try $0[1] as String, place: try $0[2] as Int)
            }
            let key = columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }
            let isNumber = !hasNoNumbers && key.count == 1 && key[0].type == "INTEGER"
            let hasHiddenNumber = !hasNoNumbers && !isNumber
            return TableShape(
                name: name, columns: columns.map(\.name) + (hasHiddenNumber ? ["rowid"] : []),
                key: hasHiddenNumber ? ["rowid"] : key.map(\.name), isTextIndex: isTextIndex,
                isNumberedApart: hasHiddenNumber && !isTextIndex)
        }
    }

    /// Goes through the rows of a table in the order of their keys, each as what adds it to a frame.
    ///
    /// - Parameter first: how many of them are left out at the beginning.
    func each(
        of table: TableShape, after first: Int = 0, _ body: ((inout CopyFrame) -> Void) throws -> Void
    ) throws {
        guard table.isTextIndex else {
            return try eachRow(of: table, after: first) { statement in try body { $0.appendRow(of: statement) } }
        }
        var place = 0
        let isOneColumn = table.columns.count == 2
        try eachText(of: table) { number, terms in
            place += 1
            if place > first { try body { $0.append(number, terms, isOneColumn: isOneColumn) } }
        }
    }

    private func eachRow(of table: TableShape, after first: Int, _ body: (OpaquePointer) throws -> Void) throws {
        let names = try table.columns.names()
        let statement = try (connection.engine as! SQLiteEngine).prepare(
            "SELECT \(names) FROM \([table.name].names()) ORDER BY \(table.key.names()) LIMIT -1 OFFSET \(first)")
        while try statement.step() { try body(statement.handle) }
    }

    /// Goes through the rows of an index of texts: the number of each, and its terms with the column of each, some more than once.
    private func eachText(of table: TableShape, _ body: (Int64, [TextTerm]) throws -> Void) throws {
        try connection.execute(
            "CREATE VIRTUAL TABLE temp.copiedTerm USING fts5vocab (main, \([table.name].names()), instance)")
        defer { try? connection.execute("DROP TABLE temp.copiedTerm") }
        var number: Int64?
        var terms: [TextTerm] = []
        try connection.stream("SELECT doc, col, term FROM temp.copiedTerm ORDER BY doc") { row in
            let next: Int64 = try row[0]
            if let number, number != next {
                try body(number, terms)
                terms.removeAll(keepingCapacity: true)
            }
            number = next
            terms.append(TextTerm(column: try row[1] ?? table.columns[0], text: try row[2]))
        }
        if let number { try body(number, terms) }
    }

    /// The highest number that a table ever gave, where it gives none twice.
    func highestNumber(of table: TableShape) throws -> Int64? {
        guard try connection.hasTable("sqlite_sequence") else { return nil }
        return try connection.value("SELECT seq FROM sqlite_sequence WHERE name = \(table.name)")
    }
}

/// A term of an index of texts.
struct TextTerm {
    let column: String
    let text: String
}
