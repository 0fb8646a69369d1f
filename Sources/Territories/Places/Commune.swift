/// A commune as it is today (code officiel géographique).
package struct Commune: Hashable, Sendable {
    package let code: Code
    package let name: String
    package let area: Area
    /// The grouping that it belongs to; four islands have none, nor have the overseas collectivities.
    package let epci: Siren?
    /// In order; empty for the territories that have no mail.
    package let postalCodes: [PostalCode]
    /// A point inside, near the centre.
    package let centroid: Coordinates?
    /// Residents (population municipale); `nil` where nobody counted.
    package let population: Int?

    /// Five characters of Insee: the departement's, then a number.
    package struct Code: Hashable, Comparable, Sendable {
        let code: ShortCode

        init(unchecked code: ShortCode) { self.code = code }

        package static func < (left: Code, right: Code) -> Bool { left.code < right.code }
    }
}

extension Commune.Code: LosslessStringConvertible {
    /// Reads two digits (or `2A`, `2B`) and three digits; capital letters only, so that a code has one spelling.
    package init?(_ description: String) {
        self.init(description.utf8)
    }

    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 5 else { return nil }
        for (place, byte) in bytes.enumerated() where !(0x30...0x39).contains(byte) {
            guard place == 1, byte == 0x41 || byte == 0x42, bytes.first == 0x32 else { return nil }
        }
        guard !bytes.starts(with: [0x30, 0x30]), !bytes.starts(with: [0x32, 0x30]), let code = ShortCode(bytes)
        else { return nil }
        self.code = code
    }

    package var description: String { code.description }
}
