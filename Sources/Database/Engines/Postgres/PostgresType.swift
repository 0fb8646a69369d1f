private import CPostgres

/// The number of a type in PostgreSQL's catalogue (src/include/catalog/pg_type.dat): those of the language never change.
struct PostgresType: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt32

    static let unspecified = PostgresType(rawValue: 0)
    static let bool = PostgresType(rawValue: 16)
    static let bytea = PostgresType(rawValue: 17)
    static let name = PostgresType(rawValue: 19)
    static let int8 = PostgresType(rawValue: 20)
    static let int2 = PostgresType(rawValue: 21)
    static let int4 = PostgresType(rawValue: 23)
    static let text = PostgresType(rawValue: 25)
    static let json = PostgresType(rawValue: 114)
    static let float4 = PostgresType(rawValue: 700)
    static let float8 = PostgresType(rawValue: 701)
    static let unknown = PostgresType(rawValue: 705)
    static let varchar = PostgresType(rawValue: 1043)
    static let numeric = PostgresType(rawValue: 1700)

    /// The type by which a value is bound; `unspecified` for NULL, which has the type of its place.
    init(of datum: SQLDatum) {
        self =
            switch datum {
            case .null: .unspecified
            case .integer: .int8
            case .real: .float8
            case .text: .text
            case .blob: .bytea
            }
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }
}
