extension Connection {
    /// What the translation has to know of the tables.
    func readSchema() throws -> PostgresSchema {
        var schema = PostgresSchema()
        try stream(
            """
            SELECT CAST(r.relname AS TEXT), CAST(a.attname AS TEXT), a.attnotnull,
                coalesce(instr(' ' || CAST(i.indkey AS TEXT) || ' ', ' ' || CAST(a.attnum AS TEXT) || ' '), 0)
            FROM pg_attribute AS a JOIN pg_class AS r ON r.oid = a.attrelid
            LEFT JOIN pg_index AS i ON i.indrelid = r.oid AND i.indisprimary
            WHERE r.relnamespace = CAST(current_schema() AS regnamespace) AND r.relkind = 'r' AND a.attnum > 0
                AND NOT a.attisdropped
            ORDER BY r.relname, a.attnum
            """
        ) { row in
            let table: String = try row[0]
            let column: String = try row[1]
            schema.columns[table, default: []].append(column)
            if try !(row[2] as Bool) { schema.nullable[table, default: []].insert(column) }
            if try row[3] as Int > 0 { schema.keys[table, default: []].append(column) }
        }
        schema.deferred = try readDeferred()
        return schema
    }

    /// The tables of references that may wait, and those whose changes go on to them: by a reference that deletes or changes
    /// rows with others, or by a trigger.
    private func readDeferred() throws -> Set<String> {
        var deferred: Set<String> = []
        var ways: [(from: String, to: String)] = []
        try stream(
            """
            SELECT CAST(own.relname AS TEXT), CAST(other.relname AS TEXT), c.condeferrable,
                CAST(c.confdeltype AS TEXT) || CAST(c.confupdtype AS TEXT)
            FROM pg_constraint AS c JOIN pg_class AS own ON own.oid = c.conrelid
            JOIN pg_class AS other ON other.oid = c.confrelid WHERE c.contype = 'f'
            """
        ) { row in
            let (own, other): (String, String) = (try row[0], try row[1])
            if try row[2] { deferred.formUnion([own, other]) }
            if try (row[3] as String).contains(where: { "cnd".contains($0) }) { ways.append((other, own)) }
        }
        guard !deferred.isEmpty else { return [] }
        let triggers = try all(
            """
            SELECT CAST(r.relname AS TEXT), lower(f.prosrc) FROM pg_trigger AS t JOIN pg_class AS r ON r.oid = t.tgrelid
            JOIN pg_proc AS f ON f.oid = t.tgfoid WHERE NOT t.tgisinternal
            """
        ) { row in (from: try row[0] as String, text: try row[1] as String) }
        var found = 0
        while found != deferred.count {
            found = deferred.count
            for way in ways where deferred.contains(way.to) { deferred.insert(way.from) }
            for trigger in triggers where deferred.contains(where: { trigger.text.contains($0) }) {
                deferred.insert(trigger.from)
            }
        }
        return deferred
    }
}
