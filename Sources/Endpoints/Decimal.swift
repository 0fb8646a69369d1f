/// A decimal number as people write it in an address: no exponent, no hexadecimal, no infinity.
package struct Decimal: LosslessStringConvertible, Sendable {
    package let value: Double

    package init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
        guard isPlain, text.utf8.count <= 24, let value = Double(text) else { return nil }
        self.value = value
    }

    package var description: String { value.description }
}
