/// The number of a legal unit in the register of Insee (code de commerce, R123-221): nine digits that pass Luhn's
/// formula.
package struct Siren: Hashable, Comparable, Sendable {
    private let number: UInt32

    init(unchecked number: UInt64) { self.number = UInt32(number) }

    /// The value of its nine digits.
    var value: UInt64 { UInt64(number) }

    package static func < (left: Siren, right: Siren) -> Bool { left.number < right.number }
}

extension Siren: LosslessStringConvertible {
    /// Reads nine digits, separators dropped.
    package init?(_ description: String) {
        guard let digits = Digits(description, count: 9), digits.passesLuhn else { return nil }
        self.init(unchecked: digits.value)
    }

    package var description: String { Digits(value: value, count: 9).description }
}
