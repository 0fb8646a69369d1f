/// A social security number (numéro d'inscription au répertoire, décret 82-103): thirteen characters and a key of two.
///
/// Personal and sensitive: store it sealed, show it `masked`.
package struct Nir: Hashable, Sendable {
    private let characters: [UInt8]

    /// Whether the number was given to somebody whose civil status is not certified yet (first digit 3, 4, 7 or 8).
    package var isProvisional: Bool { [0x33, 0x34, 0x37, 0x38].contains(characters[0]) }

    /// The number with only its first digit and its key to be seen.
    package var masked: String {
        String(decoding: characters.prefix(1) + Array(repeating: 0x2A, count: 12) + characters.suffix(2), as: UTF8.self)
    }

    /// 97 less the rest of the number by 97; Corsica's `2A` and `2B` count as 19 and 18.
    private static func key(of characters: ArraySlice<UInt8>) -> Int {
        var rest = 0
        for (place, character) in characters.enumerated() {
            let digit =
                switch character {
                case 0x41: 9
                case 0x42: 8
                default: Int(character) - 0x30
                }
            // `2A` is read 19 and `2B` 18: the 2 before the letter counts as 1.
            let isBeforeLetter = place == 5 && characters[characters.startIndex + 6] > 0x39
            rest = (rest * 10 + (isBeforeLetter ? 1 : digit)) % 97
        }
        return 97 - rest
    }

    /// January to December, or what stands for an unknown month in the register (20 to 42, 50 to 99).
    private static func isMonth(_ month: Int) -> Bool {
        switch month {
        case 1...12, 20...42, 50...99: true
        default: false
        }
    }
}

extension Nir: LosslessStringConvertible {
    /// Reads fifteen characters, separators dropped; `a` and `b` of Corsica in any case.
    package init?(_ description: String) {
        var characters: [UInt8] = []
        characters.reserveCapacity(15)
        for scalar in description.unicodeScalars {
            switch scalar {
            case "0"..."9": characters.append(UInt8(scalar.value))
            case "A", "B", "a", "b": characters.append(UInt8(scalar.value) & 0xDF)
            case " ", "-", ".", "\u{A0}", "\u{2009}", "\u{202F}": continue
            default: return nil
            }
            guard characters.count <= 15 else { return nil }
        }
        guard characters.count == 15, [1, 2, 3, 4, 7, 8].contains(characters[0] - 0x30) else { return nil }
        for (place, character) in characters.enumerated() where character > 0x39 {
            guard place == 6, characters[5] == 0x32 else { return nil }
        }
        func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(characters[$1]) - 0x30 } }
        guard Nir.isMonth(number(3..<5)), characters[6] > 0x39 || number(5..<7) > 0,
            Nir.key(of: characters[..<13]) == number(13..<15)
        else { return nil }
        self.characters = characters
    }

    package var description: String { String(decoding: characters, as: UTF8.self) }
}
