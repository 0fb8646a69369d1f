package import Kernel

/// Shows evaluations as people read them.
package struct ValueFormat: Sendable {
    package var language = Language.french
    /// The unit to show instead of the value's own.
    package var displayedUnit: String?
    /// How many decimals at most.
    package var precision = 2
    /// The shown name of a base unit for a count.
    package var unitName: @Sendable (_ unit: String, _ count: Double) -> String = { unit, _ in unit }

    package init() {}

    /// The text of an evaluation: `1 234,50 €`, `oui`, `Non applicable`.
    package func text(_ evaluation: Evaluation) -> String {
        switch evaluation.value {
        case .undefined: return "Pas encore défini"
        case .notApplicable: return "Non applicable"
        case .bool(let bool): return language == .french ? (bool ? "oui" : "non") : (bool ? "yes" : "no")
        case .string(let string): return withFirstLineBreak(string)
        case .number(let number):
            guard !number.isNaN else { return "Erreur dans le calcul du nombre" }
            guard let unit = evaluation.unit else { return text(number, displayed(number)) }
            let simplified = unit.simplified
            let converted = UnitConversion(from: unit, to: simplified)?(number) ?? number
            return text(converted, displayed(converted) ?? simplified.text(of: converted, unitName))
        }
    }

    private func displayed(_ number: Double) -> String? { displayedUnit.map { unitName($0, number) } }

    private func text(_ number: Double, _ unit: String?) -> String {
        let text =
            switch unit {
            case "€":
                NumberFormat(
                    .euros, in: language,
                    minimumFractionDigits: precision >= 2 && number != number.rounded() ? 2 : 0,
                    maximumFractionDigits: precision
                ).text(number)
            case "%":
                NumberFormat(.percent, in: language, maximumFractionDigits: precision).text(number / 100)
            default:
                NumberFormat(.decimal, in: language, maximumFractionDigits: precision).text(number)
                    + (unit.map { "\u{A0}\($0)" } ?? "")
            }
        return JavaScriptText.trim(text)
    }

    /// Quirk kept: only the first `\n` that is written with two characters becomes a line break.
    private func withFirstLineBreak(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let place = bytes.indices.dropLast().first(where: { bytes[$0] == 0x5C && bytes[$0 + 1] == 0x6E }) else {
            return text
        }
        return String(decoding: bytes[..<place] + [0x0A] + bytes[(place + 2)...], as: UTF8.self)
    }
}

extension Unit {
    /// The unit as it is written beside a number.
    func text(of number: Double, _ name: (String, Double) -> String) -> String {
        let unit = cancelling(==)
        let isPlain = unit.denominators.isEmpty
        return Unit(
            numerators: unit.numerators.map { name($0, isPlain ? number : 2) },
            denominators: unit.denominators.map { name($0, 1) }
        ).text
    }
}
