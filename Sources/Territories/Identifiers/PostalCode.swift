/// A postal code of La Poste: where mail is sorted, which says neither the commune nor, always, the departement.
package struct PostalCode: Hashable, Comparable, Sendable {
    private let number: UInt32

    init(unchecked number: UInt32) { self.number = number }

    /// The value of its five digits.
    var value: UInt32 { number }

    package static func < (left: PostalCode, right: PostalCode) -> Bool { left.number < right.number }
}

extension PostalCode: LosslessStringConvertible {
    /// Reads five digits from 01000 to 98999; Corsica's begin with 20.
    package init?(_ description: String) {
        guard description.utf8.count == 5, let digits = Digits(description, count: 5),
            (1000...98_999).contains(digits.value)
        else { return nil }
        number = UInt32(digits.value)
    }

    package var description: String { Digits(value: UInt64(number), count: 5).description }
}
