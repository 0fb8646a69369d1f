package import Kernel

/// Shows values in the language of the reader.
package struct ValueWords: Sendable {
    package let language: Language

    /// For readers of a language.
    package init(_ language: Language) { self.language = language }

    /// `2 352,85 €/mois`, `oui`, `Non applicable`; a day as `01/06/2026`, `2026-06-01` in English.
    package func text(_ evaluation: Evaluation) -> String {
        switch evaluation.value {
        case .undefined: return language == .french ? "Pas encore défini" : "Not known yet"
        case .notApplicable: return language == .french ? "Non applicable" : "Not applicable"
        case .string(let string): return text(string)
        case .bool, .number:
            var format = ValueFormat()
            format.language = language
            let text = format.text(evaluation)
            return language == .english ? ValueWords.translated(text) : text
        }
    }

    /// A string, which may be a day.
    func text(_ string: String) -> String {
        guard language == .english, let day = ValueWords.day(string) else { return string }
        return day.description
    }

    /// The day that a text of the language is.
    static func day(_ text: String) -> Day? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]) else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }

    /// The units that everybody reads, in English.
    private static func translated(_ text: String) -> String {
        var text = text
        for (french, english) in units where text.hasSuffix(french) {
            text.removeLast(french.count)
            return text + english
        }
        return text
    }

    private static let units = [
        ("/mois", "/month"), ("/an", "/year"), ("/heure", "/hour"), ("/jour", "/day"), ("/semaine", "/week"),
        ("\u{A0}mois", "\u{A0}months"), ("\u{A0}an", "\u{A0}years"), ("\u{A0}jour", "\u{A0}days"),
        ("\u{A0}heure", "\u{A0}hours"),
    ]
}
