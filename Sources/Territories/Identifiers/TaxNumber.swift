/// A person's tax number (numéro fiscal, SPI): ten digits, the first from 0 to 3, then a key of three.
package struct TaxNumber: Hashable, Sendable {
    private let number: UInt64
}

extension TaxNumber: LosslessStringConvertible {
    /// Reads thirteen digits, separators dropped; the key is the rest of the first ten divided by 511.
    package init?(_ description: String) {
        guard let digits = Digits(description, count: 13), digits.value / 1_000_000_000_000 <= 3,
            digits.value / 1000 % 511 == digits.value % 1000
        else { return nil }
        number = digits.value
    }

    package var description: String { Digits(value: number, count: 13).description }
}
