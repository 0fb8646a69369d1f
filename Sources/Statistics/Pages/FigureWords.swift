import Endpoints
import Kernel

/// Figures as people read them.
struct FigureWords {
    let language: Language

    /// `1 234`, `12,3`, `45,6 %`; a sign for what is withheld.
    func text(_ value: Double?, _ measure: Indicator.Measure) -> String {
        guard let value else { return language == .french ? "n.c." : "n/a" }
        if measure == .share { return decimal(value * 100) + (language == .french ? "\u{202F}%" : "%") }
        return decimal(value)
    }

    /// At most two digits after the point, groups of three before it.
    private func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let digits = Array(String(abs(hundredths) / 100))
        let separator = language == .french ? "\u{202F}" : ","
        var whole = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { whole += separator }
            whole.append(digit)
        }
        var rest = String(abs(hundredths) % 100)
        rest = rest == "0" ? "" : (rest.count == 1 ? "0" + rest : rest)
        if rest.hasSuffix("0") { rest.removeLast() }
        let sign = hundredths < 0 ? "−" : ""
        return sign + whole + (rest.isEmpty ? "" : (language == .french ? "," : ".") + rest)
    }

    /// `janv.`, `Jan`.
    func month(_ key: String) -> String {
        let names = language == .french ? FigureWords.french : FigureWords.english
        guard let number = Int(key.suffix(2)), names.indices.contains(number - 1) else { return key }
        return names[number - 1]
    }

    private static let french = [
        "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ]
    private static let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
