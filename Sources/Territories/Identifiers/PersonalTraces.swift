/// Identifiers of persons that somebody typed in free text: to warn them, never to keep or show what was found.
///
/// Only what proves itself is told: the key of a social security number, that of an account number, the form of a telephone
/// number. Numbers of companies, dates and amounts are none of these.
package struct PersonalTraces: Sendable {
    /// What was found, in the order of the text.
    package let found: [Trace]

    /// One of them.
    package struct Trace: Hashable, Sendable {
        package let kind: Kind
        /// Where it stands, in Unicode scalars.
        package let range: Range<Int>
    }

    /// What is looked for.
    package enum Kind: String, CaseIterable, Sendable {
        /// Social security number.
        case nir
        /// International bank account number (ISO 13616).
        case iban
        /// French telephone number, overseas included.
        case phone
    }

    /// What was found, each kind once, for a warning: `["iban", "nir"]`.
    package var warnings: [String] { Set(found.map(\.kind.rawValue)).sorted() }

    /// Looks through a text.
    package init(in text: String) {
        // Most texts are words alone, and nothing is gathered for them: each of these numbers has two digits at least.
        guard PersonalTraces.hasDigits(text) else {
            found = []
            return
        }
        let scalars = Array(text.unicodeScalars)
        var found: [Trace] = []
        var place = 0
        while place < scalars.count {
            // Numbers begin where words do.
            guard place == 0 || !PersonalTraces.isAlphanumeric(scalars[place - 1]),
                let trace = PersonalTraces.trace(in: scalars, at: place)
            else {
                place += 1
                continue
            }
            found.append(trace)
            place = trace.range.upperBound
        }
        self.found = found
    }

    private static func hasDigits(_ text: String) -> Bool {
        var count = 0
        for byte in text.utf8 where (0x30...0x39).contains(byte) {
            count += 1
            if count == 2 { return true }
        }
        return false
    }

    private static func trace(in scalars: [Unicode.Scalar], at start: Int) -> Trace? {
        // Texts are mostly words: nothing is gathered for what cannot be one.
        switch scalars[start] {
        case "0", "+": return phoneEnd(in: scalars, from: start).map { Trace(kind: .phone, range: start..<$0) }
        case "1"..."9":
            guard let (text, end) = take(15, of: scalars, from: start), Nir(text) != nil else { return nil }
            return Trace(kind: .nir, range: start..<end)
        case "A"..."Z", "a"..."z":
            guard start + 2 < scalars.count, case let third = scalars[start + 2],
                ("0"..."9").contains(third) || isSeparator(third)
            else { return nil }
            return ibanEnd(in: scalars, from: start).map { Trace(kind: .iban, range: start..<$0) }
        default: return nil
        }
    }

    /// That many letters and digits, separators between them dropped, with nothing glued behind.
    ///
    /// - Parameter beginning: what they have to begin with: most do not, and nothing more is gathered of those.
    private static func take(
        _ count: Int, of scalars: [Unicode.Scalar], from start: Int, beginning: String = ""
    ) -> (text: String, end: Int)? {
        var beginning = beginning.unicodeScalars.makeIterator()
        var text = String.UnicodeScalarView()
        var taken = 0
        var place = start
        var separators = 0
        while place < scalars.count, taken < count {
            let scalar = scalars[place]
            if isAlphanumeric(scalar) {
                if let expected = beginning.next(), expected != scalar { return nil }
                text.append(scalar)
                taken += 1
                separators = 0
            } else {
                separators += 1
                guard taken > 0, isSeparator(scalar), separators <= 2 else { return nil }
            }
            place += 1
        }
        guard taken == count, place == scalars.count || !isAlphanumeric(scalars[place]) else { return nil }
        return (String(text), place)
    }

    /// How long account numbers are, by country (ISO 13616 register).
    private static let ibanLengths: [String: Int] = [
        "FR": 27, "MC": 27, "BE": 16, "LU": 20, "DE": 22, "ES": 24, "IT": 27, "PT": 25, "NL": 18, "CH": 21, "GB": 22,
        "IE": 22, "AT": 20, "PL": 28, "RO": 24,
    ]

    private static func ibanEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard let (country, _) = takePrefix(2, of: scalars, from: start), let length = ibanLengths[country],
            let (text, end) = take(length, of: scalars, from: start)
        else { return nil }
        // ISO 7064, MOD 97-10: the first four go last, letters count from 10.
        let characters = Array(text.uppercased().utf8)
        var rest = 0
        for character in characters[4...] + characters[..<4] {
            rest =
                character < 0x3A
                ? (rest * 10 + Int(character) - 0x30) % 97 : (rest * 100 + Int(character) - 0x41 + 10) % 97
        }
        return rest == 1 ? end : nil
    }

    private static func takePrefix(
        _ count: Int, of scalars: [Unicode.Scalar], from start: Int
    ) -> (text: String, end: Int)? {
        guard start + count <= scalars.count, scalars[start..<start + count].allSatisfy(isAlphanumeric) else {
            return nil
        }
        return (String(String.UnicodeScalarView(scalars[start..<start + count])).uppercased(), start + count)
    }

    /// What stands for the 0 of a number dialled from abroad.
    private static let prefixes = ["33", "262", "508", "590", "594", "596", "687", "689"]

    private static func phoneEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        if scalars[start] == "0" {
            if let (text, end) = take(10, of: scalars, from: start), isDigits(text), text.dropFirst().first != "0" {
                return end
            }
            return international(in: scalars, from: start, after: "00")
        }
        guard scalars[start] == "+" else { return nil }
        return international(in: scalars, from: start + 1, after: "")
    }

    private static func international(in scalars: [Unicode.Scalar], from start: Int, after mark: String) -> Int? {
        for prefix in prefixes {
            let count = mark.count + prefix.count + (["508", "687", "689"].contains(prefix) ? 6 : 9)
            if let (text, end) = take(count, of: scalars, from: start, beginning: mark + prefix), isDigits(text) {
                return end
            }
        }
        return nil
    }

    private static func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z": true
        default: false
        }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "-", ".", "/", "\u{A0}", "\u{2009}", "\u{202F}", "\u{2011}": true
        default: false
        }
    }
}
