/// A French number for intra-community VAT (code général des impôts, 286 ter): `FR`, a key of two digits, a SIREN.
///
/// A number that can be computed does not prove that the company is liable: many have none.
package struct VatNumber: Hashable, Sendable {
    /// The legal unit that the number is made from.
    package let siren: Siren

    /// The number that a legal unit has, if it has one.
    package init(of siren: Siren) { self.siren = siren }

    private var key: UInt64 { (12 + 3 * (siren.value % 97)) % 97 }
}

extension VatNumber: LosslessStringConvertible {
    /// Reads `FR07130025265`, in any case, separators dropped.
    package init?(_ description: String) {
        let trimmed = description.drop { $0 == " " }
        guard trimmed.prefix(2).uppercased() == "FR", let digits = Digits(trimmed.dropFirst(2), count: 11) else {
            return nil
        }
        let number = Digits(value: digits.value % 1_000_000_000, count: 9)
        guard number.passesLuhn else { return nil }
        siren = Siren(unchecked: number.value)
        guard key == digits.value / 1_000_000_000 else { return nil }
    }

    package var description: String { "FR\(Digits(value: key, count: 2))\(siren)" }
}
