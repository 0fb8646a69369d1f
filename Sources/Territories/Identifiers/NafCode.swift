/// A sub-class of the French nomenclature of activities (NAF), the APE code of a company: `62.01Z`.
///
/// The nomenclature of 2008 (rév. 2) and that of 2025 share the form: keep the nomenclature beside the code.
package struct NafCode: Hashable, Comparable, Sendable {
    private let code: ShortCode

    package static func < (left: NafCode, right: NafCode) -> Bool { left.code < right.code }
}

extension NafCode: LosslessStringConvertible {
    /// Reads `62.01Z` or `6201Z`, the letter in any case.
    package init?(_ description: String) {
        var bytes = Array(description.utf8)
        if bytes.count == 6, bytes[2] == 0x2E { bytes.remove(at: 2) }
        guard bytes.count == 5, bytes[..<4].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        bytes[4] &= 0xDF
        guard (0x41...0x5A).contains(bytes[4]), let code = ShortCode(bytes) else { return nil }
        self.code = code
    }

    package var description: String {
        let text = code.description
        return "\(text.prefix(2)).\(text.dropFirst(2))"
    }
}
