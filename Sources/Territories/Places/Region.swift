/// A region, in metropolitan France or overseas (code officiel géographique).
package struct Region: Hashable, Sendable {
    package let code: Code
    package let name: String
    /// The commune where its administration sits.
    package let seat: Commune.Code

    /// Two digits, that say nothing of the departements inside.
    package struct Code: Hashable, Comparable, Sendable {
        private let code: ShortCode

        package static func < (left: Code, right: Code) -> Bool { left.code < right.code }
    }
}

extension Region.Code: LosslessStringConvertible {
    /// Reads two digits.
    package init?(_ description: String) {
        guard description.utf8.count == 2, description.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let code = ShortCode(description.utf8)
        else { return nil }
        self.code = code
    }

    package var description: String { code.description }
}
