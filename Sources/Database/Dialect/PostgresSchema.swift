/// What the translation has to know of the tables: names are in small letters, as PostgreSQL keeps them.
struct PostgresSchema {
    /// For each table, the columns that may be NULL.
    var nullable: [String: Set<String>] = [:]
    /// Whether there are references that may wait for the end of a transaction.
    var hasDeferredReferences = false
}
