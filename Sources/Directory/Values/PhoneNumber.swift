import Database
import Kernel

/// A telephone number, written in its international form (UIT-T E.164); French short numbers (`3949`) are kept as they
/// are.
package struct PhoneNumber: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
    package let description: String

    /// Reads `+33 2 31 15 00 00`, `02.31.15.00.00` or `39 49`; spaces, dots and hyphens are dropped.
    package init?(_ text: String) {
        let characters = text.utf8.filter { ![0x20, 0x2D, 0x2E].contains($0) }
        let isInternational = characters.first == 0x2B
        let digits = isInternational ? characters.dropFirst() : characters[...]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = String(decoding: digits, as: UTF8.self)
        switch (isInternational, number.utf8.count, number.first) {
        case (true, 6...15, let first) where first != "0": description = "+" + number
        case (false, 10, "0") where number.dropFirst().first != "0": description = "+33" + number.dropFirst()
        case (false, 4, "1"), (false, 4, "3"): description = number
        default: return nil
        }
    }
}
