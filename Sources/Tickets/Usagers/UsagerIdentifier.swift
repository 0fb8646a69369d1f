import Database
import Kernel
import Territories

/// A number by which an administration knows an usager.
struct UsagerIdentifier: Hashable, Sendable {
    let type: Kind
    /// In its canonical form, its key checked.
    let value: String

    /// The numbers that are taken.
    enum Kind: String, Choice, Codable, SQLValue {
        /// Social security number; only for the bodies that décret 2019-341 names.
        case nir
        /// Number at a family allowance office.
        case caf
        case taxNumber
        /// Number of a file, at whichever body.
        case file
    }

    /// A number that holds; `nil` for one whose form or key is wrong.
    init?(_ type: Kind, _ text: String) {
        self.type = type
        switch type {
        case .nir:
            guard let nir = Nir(text) else { return nil }
            value = nir.description
        case .taxNumber:
            guard let number = TaxNumber(text) else { return nil }
            value = number.description
        case .caf:
            let digits = text.filter { $0 != " " }
            guard (5...8).contains(digits.utf8.count),
                digits.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) }),
                let last = digits.utf8.last,
                (0x30...0x39).contains(last) || (0x41...0x5A).contains(last & 0xDF)
            else { return nil }
            value = digits.uppercased()
        case .file:
            guard let line = Prose.trimmed(text, 1...60, isOneLine: true) else { return nil }
            value = line
        }
    }

    /// What is shown of it: never more than the ends.
    var masked: String {
        if type == .nir, let nir = Nir(value) { return nir.masked }
        let count = value.count
        guard count > 4 else { return String(repeating: "*", count: count) }
        return String(repeating: "*", count: count - 2) + value.suffix(2)
    }
}
