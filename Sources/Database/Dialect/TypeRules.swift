/// The types of columns: SQLite's four, as PostgreSQL keeps them. Texts are compared byte by byte because the whole database
/// is (see `PostgresOpening`).
enum TypeRules {
    static let types = ["INTEGER": "BIGINT", "TEXT": "TEXT", "BLOB": "BYTEA", "REAL": "DOUBLE PRECISION"]
}
