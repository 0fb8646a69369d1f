/// The number of an establishment: the SIREN of its legal unit, then five digits of its own (NIC).
package struct Siret: Hashable, Comparable, Sendable {
    private let number: UInt64

    /// La Poste's establishments need not pass Luhn's formula: the sum of their digits is then a multiple of five.
    private static let laPoste: UInt64 = 356_000_000

    /// The formula by which a number holds.
    package enum Rule: Sendable {
        case luhn
        case laPoste
    }

    /// The formula by which fourteen digits hold, when one does.
    static func rule(of digits: Digits) -> Rule? {
        if digits.passesLuhn { return .luhn }
        return digits.value / 100_000 == laPoste && digits.sum.isMultiple(of: 5) ? .laPoste : nil
    }

    /// The legal unit that the establishment belongs to.
    package var siren: Siren { Siren(unchecked: number / 100_000) }

    package static func < (left: Siret, right: Siret) -> Bool { left.number < right.number }
}

extension Siret: LosslessStringConvertible {
    /// Reads fourteen digits, separators dropped.
    package init?(_ description: String) {
        guard let digits = Digits(description, count: 14), Siret.rule(of: digits) != nil else { return nil }
        number = digits.value
    }

    package var description: String { Digits(value: number, count: 14).description }
}
