/// An overseas territory outside regions and departements: collectivity (Constitution, article 74), New Caledonia,
/// the southern lands and Clipperton.
package struct Collectivity: Hashable, Sendable {
    package let code: Code
    package let name: String

    /// `975`, `977`, `978`, `984`, or `986` to `989`.
    package struct Code: Hashable, Comparable, Sendable {
        let code: ShortCode

        package static func < (left: Code, right: Code) -> Bool { left.code < right.code }
    }
}

extension Collectivity.Code: LosslessStringConvertible {
    /// Reads three digits.
    package init?(_ description: String) {
        switch description {
        case "975", "977", "978", "984", "986", "987", "988", "989": code = ShortCode(description.utf8)!
        default: return nil
        }
    }

    package var description: String { code.description }
}
