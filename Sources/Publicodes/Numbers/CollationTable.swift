/// The characters that names of rules are made of (ASCII, Latin-1, Latin Extended-A and some punctuation), with their
/// weights.
enum CollationTable {
    /// What each character weighs; a soft hyphen weighs nothing.
    static let elements: [Unicode.Scalar: [CollationElement]] = {
        var table: [Unicode.Scalar: [CollationElement]] = ["\u{AD}": []]
        addBases(to: &table)
        addMarked(to: &table)
        addVariants(to: &table)
        addLigatures(to: &table)
        return table
    }()

    /// Distinct primary weights, in order.
    private static let bases =
        " _-‐–—,;:!¡?¿.·'\"«»()[]{}§¶@*/\\&#%•`´^¯¨¸°©®+±÷×<=>¬|¦~¤¢$£¥€0123456789abcdefghiıjklmnŋopqĸrstŧuvwxyzþʼ"

    /// Marks in the order of their secondary weights, each with the letters that bear it and what remains without it.
    private static let marks = [
        "áaéeíióoúuýyćcĺlńnŕrśsźz",  // acute
        "àaèeìiòoùu",  // grave
        "ăaĕeğgĭiŏoŭu",  // breve
        "âaêeîiôoûuĉcĝgĥhĵjŝsŵwŷy",  // circumflex
        "čcďděeľlňnřršsťtžz",  // caron
        "åaůu",  // ring
        "äaëeïiöoüuÿy",  // diaeresis
        "őoűu",  // double acute
        "ãaĩiñnõoũu",  // tilde
        "ċcėeġgżz",  // dot above
        "øo",  // long stroke
        "çcģgķkļlņnŗrşsţt",  // cedilla
        "ąaęeįiųu",  // ogonek
        "āaēeīiōoūu",  // macron
        "đdħhłl",  // short stroke
    ]
    private static let curled: UInt8 = 2
    private static let firstMark: UInt8 = 4
    private static let joined: UInt8 = 30
    private static let long: UInt8 = 31

    private static func addBases(to table: inout [Unicode.Scalar: [CollationElement]]) {
        for (index, base) in bases.unicodeScalars.enumerated() {
            table[base] = [CollationElement(UInt32(index + 1))]
            guard base.properties.isLowercase, !"ıĸʼ".unicodeScalars.contains(base) else { continue }
            table[upper(base)] = [CollationElement(UInt32(index + 1), CollationElement.common, CollationElement.upper)]
        }
    }

    private static func addMarked(to table: inout [Unicode.Scalar: [CollationElement]]) {
        for (row, letters) in marks.enumerated() {
            let scalars = Array(letters.unicodeScalars)
            let mark = CollationElement(0, firstMark + UInt8(row))
            for index in stride(from: 0, to: scalars.count, by: 2) {
                table[scalars[index]] = table[scalars[index + 1]]! + [mark]
                guard scalars[index] != "ÿ" else { continue }
                table[upper(scalars[index])] = table[upper(scalars[index + 1])]! + [mark]
            }
        }
        table["Ÿ"] = table["Y"]! + table["ÿ"]!.suffix(1)
        table["İ"] = table["I"]! + table["ċ"]!.suffix(1)
    }

    /// The same primary weight in another dress.
    private static func addVariants(to table: inout [Unicode.Scalar: [CollationElement]]) {
        let variants: [(String, UInt8)] = [
            ("\u{2009} \u{200A} ", CollationElement.compatibility),
            ("\u{A0} \u{2007} \u{202F} ", CollationElement.unbreakable),
            ("\u{2011}‐", CollationElement.unbreakable), ("¹1²2³3ªaºo", CollationElement.raised),
        ]
        for (pairs, tertiary) in variants {
            let scalars = Array(pairs.unicodeScalars)
            for index in stride(from: 0, to: scalars.count, by: 2) {
                table[scalars[index]] = [
                    CollationElement(table[scalars[index + 1]]![0].primary, CollationElement.common, tertiary)
                ]
            }
        }
        for (straight, quotes) in [("'", "‘’"), ("\"", "“”")] as [(Unicode.Scalar, String)] {
            for (place, quote) in quotes.unicodeScalars.enumerated() {
                table[quote] = [CollationElement(table[straight]![0].primary, curled + UInt8(place))]
            }
        }
    }

    /// Two letters written as one, and letters written as variants of another.
    private static func addLigatures(to table: inout [Unicode.Scalar: [CollationElement]]) {
        let join = CollationElement(0, joined, CollationElement.compatibility)
        func letter(_ base: Unicode.Scalar, _ tertiary: UInt8) -> CollationElement {
            CollationElement(table[base]![0].primary, CollationElement.common, tertiary)
        }
        for tertiary in [CollationElement.compatibility, CollationElement.upperCompatibility] {
            let isUpper = tertiary == CollationElement.upperCompatibility
            table[isUpper ? "Œ" : "œ"] = [letter("o", tertiary), join, letter("e", tertiary)]
            table[isUpper ? "Æ" : "æ"] = [letter("a", tertiary), join, letter("e", tertiary)]
            table[isUpper ? "Ĳ" : "ĳ"] = [letter("i", tertiary), letter("j", tertiary)]
            table[isUpper ? "Ð" : "ð"] = [letter("d", tertiary), join]
            if !isUpper {
                table["ß"] = [letter("s", tertiary), join, letter("s", tertiary)]
                table["ſ"] = [letter("s", tertiary), CollationElement(0, long, CollationElement.compatibility)]
            }
        }
        table["ŀ"] = table["l"]! + [CollationElement(0, joined)]
        table["Ŀ"] = table["L"]! + [CollationElement(0, joined)]
        table["ŉ"] = [letter("ʼ", CollationElement.compatibility), letter("n", CollationElement.compatibility)]
        table["…"] = Array(repeating: letter(".", CollationElement.compatibility), count: 3)
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.uppercaseMapping.unicodeScalars.first!
    }
}
