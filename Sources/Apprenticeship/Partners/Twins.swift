import Database
import Kernel

/// Finds offers that say the same: of one employer, at one place, for one level, with titles that are nearly alike or the same
/// description.
package struct Twins {
    let connection: Connection

    /// How alike titles are, 0 to 1, before they count as the same.
    static let likeness = 0.85

    /// The best offer that says the same as another.
    func twin(of offer: Offer) throws -> Offer? {
        let near = try connection.all(
            """
            \(OfferTable.columns) WHERE employer = \(offer.employer) AND cell = \(offer.point.cell) AND id <> \(offer.id)
                AND state IN ('active', 'pending', 'suspended') AND duplicateOf IS NULL
            ORDER BY partner IS NULL DESC, quality DESC, id LIMIT 100
            """, as: Offer.init)
        return near.first { Twins.areAlike($0.details, offer.details) }
    }

    /// Writes which offer stays instead of another.
    func link(_ duplicate: Offer.ID, to survivor: Offer.ID) throws {
        try connection.run("UPDATE offer SET duplicateOf = \(survivor) WHERE id = \(duplicate)")
    }

    /// Whether two offers of an employer say the same.
    static func areAlike(_ one: OfferDetails, _ other: OfferDetails) -> Bool {
        guard one.workplace.commune == other.workplace.commune, one.targetLevel == other.targetLevel else {
            return false
        }
        return one.description == other.description || likeness(one.title, other.title) >= likeness
    }

    /// The coefficient of Dice on the pairs of letters of two folded texts: 1 for the same, 0 for nothing in common.
    package static func likeness(_ one: String, _ other: String) -> Double {
        let (left, right) = (pairs(one), pairs(other))
        guard !left.isEmpty, !right.isEmpty else {
            return TradeCatalog.words(one) == TradeCatalog.words(other) ? 1 : 0
        }
        let common = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
        return 2 * Double(common) / Double(left.values.reduce(0, +) + right.values.reduce(0, +))
    }

    private static func pairs(_ text: String) -> [String: Int] {
        let letters = Array(TradeCatalog.words(text).joined(separator: " "))
        return zip(letters, letters.dropFirst()).reduce(into: [:]) { $0["\($1.0)\($1.1)", default: 0] += 1 }
    }
}
