import Database
import Endpoints
import Kernel

/// The categories of tickets, as data: the first ones come with the service, administrators keep them.
struct CategoryTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// A category.
    struct Category: Sendable {
        let code: String
        /// The first letters of references.
        let prefix: String
        let name: Text
        let position: Int
    }

    /// A category that exists.
    ///
    /// - Throws: `invalid-body` for another.
    func existing(_ code: CategoryCode) throws -> Category {
        if let stored = try stored(code.description) { return stored }
        if let standard = CategoryTable.standard.first(where: { $0.code == code.description }) { return standard }
        throw Failure.invalid("/category", "unknown", Text(fr: "Catégorie inconnue.", en: "Unknown category."))
    }

    /// All of them, in their order.
    func all() throws -> [Category] {
        let stored = try connection.all(
            "SELECT code, prefix, name, englishName, position FROM ticketCategory ORDER BY position, code",
            as: Category.init)
        let known = Set(stored.map(\.code))
        return (CategoryTable.standard.filter { !known.contains($0.code) } + stored).sorted {
            ($0.position, $0.code) < ($1.position, $1.code)
        }
    }

    /// Adds one, or changes it.
    func put(_ category: Category) throws {
        try connection.run(
            """
            INSERT INTO ticketCategory (code, prefix, name, englishName, position)
            VALUES (\(category.code), \(category.prefix), \(category.name.french), \(category.name.english),
                \(category.position))
            ON CONFLICT (code) DO UPDATE SET prefix = excluded.prefix, name = excluded.name,
                englishName = excluded.englishName, position = excluded.position
            """)
    }

    private func stored(_ code: String) throws -> Category? {
        try connection.first(
            "SELECT code, prefix, name, englishName, position FROM ticketCategory WHERE code = \(code)",
            as: Category.init)
    }

    /// Those that a new service has.
    static let standard: [Category] = [
        category("social", "SOC", 1, "Famille et aides sociales", "Family and social aid"),
        category("sante", "SAN", 2, "Santé et handicap", "Health and disability"),
        category("emploi", "EMP", 3, "Emploi et formation", "Work and training"),
        category("logement", "APL", 4, "Logement", "Housing"),
        category("retraite", "RET", 5, "Retraite", "Retirement"),
        category("impots", "IMP", 6, "Impôts et argent", "Taxes and money"),
        category("titres", "TIT", 7, "Papiers et titres", "Papers and permits"),
        category("autre", "AUT", 9, "Autre", "Other"),
    ]

    private static func category(
        _ code: String, _ prefix: String, _ position: Int, _ french: String, _ english: String
    ) -> Category {
        Category(code: code, prefix: prefix, name: Text(fr: french, en: english), position: position)
    }
}

extension CategoryTable.Category {
    init(_ row: borrowing Row) throws {
        code = try row["code"]
        prefix = try row["prefix"]
        name = Text(fr: try row["name"], en: try row["englishName"])
        position = try row["position"]
    }
}
