/// What the translation has to know of the tables: names are in small letters, as PostgreSQL keeps them.
struct PostgresSchema {
    /// For each table, the columns that may be NULL.
    var nullable: [String: Set<String>] = [:]
    /// For each table, its columns in their order.
    var columns: [String: [String]] = [:]
    /// For each table, the columns of its key.
    var keys: [String: [String]] = [:]
    /// The tables where a change may leave a reference that waits for the end of the transaction.
    var deferred: Set<String> = []
}
