import Kernel

/// What partners' systems write, read as they meant it.
enum DepositText {
    /// The text of bytes in UTF-8 or, when they are not that, in windows-1252.
    static func decoded(_ bytes: UnsafeRawBufferPointer) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let code = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
            scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        return String(scalars)
    }

    /// What windows-1252 has where Latin-1 has control characters.
    private static let upper: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// A day as `2026-03-12`, `12/03/2026` or `12-03-2026`.
    static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split { $0 == "/" || $0 == "-" }
        guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// A number as `1234.5` or `1 234,5`.
    static func number(_ text: String) -> Double? {
        let plain = text.filter { !$0.isWhitespace && $0 != "\u{202F}" && $0 != "\u{A0}" }.replacing(",", with: ".")
        guard let value = Double(plain), value.isFinite else { return nil }
        return value
    }

    /// The number of an establishment, with the zeros that a spreadsheet took from its front.
    static func siret(_ text: String) -> Int64? {
        let digits = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "." }
        guard (9...14).contains(digits.utf8.count), let number = Int64(digits), number > 0,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), LuhnFormula.holdsForEstablishment(number)
        else { return nil }
        return number
    }
}
