/// The characters of expressions, as UTF-16 units, which is how positions are counted.
enum ExpressionCharacters {
    /// A blank inside an expression; a subset of JavaScript's.
    static func isSpace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

    /// What a rule's name may begin with: a letter, accented or not, or `$`.
    static func isLetter(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x61...0x7A, 0x41...0x5A, 0x24, 0xC0...0x17F: true
        default: false
        }
    }

    /// What a word may begin with after a space.
    static func isWordStart(_ unit: UInt16) -> Bool {
        if isLetter(unit) || isDigit(unit) { return true }
        switch unit {
        case 0x27, 0x2C, 0xB0, 0x20AC, 0x25, 0xB2, 0x5F, 0x22, 0xAB, 0xBB: return true  // ' , ° € % ² _ " « »
        default: return false
        }
    }

    /// What a word may go on with: `+` and `-` too, hence « cinq+1 » is a name.
    static func isWordPart(_ unit: UInt16) -> Bool { unit == 0x2D || unit == 0x2B || isWordStart(unit) }

    /// What a unit may begin with.
    ///
    /// Quirk kept: the reference means any currency symbol (`\p{Sc}`) but builds the pattern without the flag that
    /// gives it this sense, so that it stands for the characters `p`, `{`, `S`, `c` and `}`.
    static func isUnitStart(_ unit: UInt16) -> Bool {
        switch unit {
        case 0xB0, 0x25, 0x20AC, 0x7B, 0x7D: true  // ° % € { }
        default: isLetter(unit)
        }
    }

    /// The end of a line, which `.` does not match.
    static func isLineEnd(_ unit: UInt16) -> Bool { unit == 0x0A || unit == 0x0D || unit == 0x2028 || unit == 0x2029 }
}
