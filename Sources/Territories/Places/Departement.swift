/// A departement, or the overseas collectivity that has its rank (code officiel géographique).
package struct Departement: Hashable, Sendable {
    package let code: Code
    package let name: String
    package let region: Region.Code
    /// The commune where its prefecture sits.
    package let seat: Commune.Code

    /// `01` to `95` but `20`, `2A`, `2B`, `971` to `974`, `976`.
    package struct Code: Hashable, Comparable, Sendable {
        let code: ShortCode

        package static func < (left: Code, right: Code) -> Bool { left.code < right.code }
    }
}

extension Departement.Code: LosslessStringConvertible {
    /// Reads a code in its usual form, capital letters in Corsica's.
    package init?(_ description: String) {
        switch description {
        case "2A", "2B", "971", "972", "973", "974", "976": break
        default:
            guard description.utf8.count == 2, let digits = Digits(description, count: 2),
                (1...95).contains(digits.value), digits.value != 20
            else { return nil }
        }
        code = ShortCode(description.utf8)!
    }

    package var description: String { code.description }
}
