/// What can be said of a number by its form alone.
package struct IdentifierCheck: Hashable, Sendable {
    /// The number without separators.
    package let number: String
    package let kind: Kind
    /// The rule by which the number holds; `nil` when it does not.
    package let rule: Rule?
    /// The legal unit that a number that holds names.
    package let siren: Siren?

    /// The kinds of number of companies and associations.
    package enum Kind: String, CaseIterable, Sendable {
        case siren
        case siret
        case vatNumber
        /// The register of associations: `W` and nine digits.
        case rna
    }

    /// How a number is held to be right.
    package enum Rule: String, Sendable {
        case luhn
        case laPoste
        /// The key of the VAT number, from 97.
        case key97
        /// Nothing but the form.
        case form
    }

    /// What a reader should know.
    package enum Warning: String, Sendable {
        case nonConforming = "non-conforming"
        case vatNumberComputed = "vat-number-computed"
    }

    /// What the reader should know of this number.
    package var warnings: [Warning] {
        if rule == nil { return [.nonConforming] }
        return siren != nil && kind != .vatNumber ? [.vatNumberComputed] : []
    }
}

extension IdentifierCheck: LosslessStringConvertible {
    /// Reads a number by its form: nine digits, fourteen, `FR` and eleven, `W` and nine; `nil` for anything else.
    package init?(_ description: String) {
        if let digits = Digits(description, count: 14) {
            let rule = Siret.rule(of: digits)
            self.init(
                number: digits.description, kind: .siret, rule: rule == .luhn ? .luhn : rule.map { _ in .laPoste },
                siren: Siret(description)?.siren)
        } else if let digits = Digits(description, count: 9) {
            let siren = Siren(description)
            self.init(number: digits.description, kind: .siren, rule: siren.map { _ in .luhn }, siren: siren)
        } else if description.prefix(2).uppercased() == "FR", let digits = Digits(description.dropFirst(2), count: 11) {
            let vatNumber = VatNumber(description)
            self.init(
                number: "FR\(digits)", kind: .vatNumber, rule: vatNumber.map { _ in .key97 }, siren: vatNumber?.siren)
        } else if description.prefix(1).uppercased() == "W", let digits = Digits(description.dropFirst(), count: 9) {
            self.init(number: "W\(digits)", kind: .rna, rule: .form, siren: nil)
        } else {
            return nil
        }
    }

    package var description: String { number }
}
