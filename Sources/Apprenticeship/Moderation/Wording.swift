package import Kernel
import Territories

/// What a public text may not say: who is wanted instead of what is done, and how to reach people around the service.
package enum Wording {
    /// What is wrong with a text of an offer.
    package enum Fault: Hashable, Sendable {
        /// It describes a person by a protected criterion (code du travail, article L1132-1), with an advice.
        case discriminatory(advice: Text)
        /// It holds an address, an e-mail or a telephone number.
        case contact
    }

    /// Words that exclude, folded, with what to write instead.
    private static let excluding: [(phrases: [String], advice: Text)] = [
        (
            [
                "jeune femme", "jeune homme", "jeune fille", "jeune garcon", "homme uniquement", "femme uniquement",
                "uniquement un homme", "uniquement une femme", "hommes seulement", "femmes seulement",
                "de sexe masculin",
                "de sexe feminin", "young woman", "young man",
            ], Text(fr: "Écrivez « apprenti ou apprentie ».", en: "Write “apprentice”, of any sex.")
        ),
        (
            [
                "sans enfant", "sans enfants", "celibataire", "pas enceinte", "situation de famille",
                "sans charge de famille",
                "pere de famille", "mere de famille",
            ], Text(fr: "Décrivez les horaires, pas la famille.", en: "Describe the hours, not the family.")
        ),
        (
            [
                "de nationalite", "nationalite francaise", "francais de souche", "d origine", "type europeen",
                "sans accent",
                "langue maternelle",
            ], Text(fr: "Décrivez la langue utile au travail.", en: "Describe the language that the work needs.")
        ),
        (
            ["bonne presentation", "physique agreable", "belle apparence", "bien physiquement"],
            Text(fr: "Décrivez la tenue de travail.", en: "Describe the working clothes.")
        ),
        (
            ["pas de handicap", "sans handicap", "valide uniquement", "en parfaite sante", "bonne sante exigee"],
            Text(fr: "Décrivez les gestes du métier.", en: "Describe what the trade asks of the body.")
        ),
        (
            ["pas de voile", "sans signe religieux", "de confession", "non syndique"],
            Text(fr: "Retirez cette condition.", en: "Remove this condition.")
        ),
        (
            [
                "moins de 18 ans", "moins de 20 ans", "moins de 25 ans", "majeur uniquement",
                "plus de 18 ans uniquement",
            ],
            Text(
                fr: "L'âge ne se choisit pas : décrivez les horaires et les travaux réglementés.",
                en: "Age cannot be chosen: describe the hours and regulated work.")
        ),
    ]

    /// The first fault of each kind in a text.
    package static func faults(in text: String) -> [Fault] {
        var faults: [Fault] = []
        let folded = " " + TradeCatalog.words(text).joined(separator: " ") + " "
        for (phrases, advice) in excluding where phrases.contains(where: { folded.contains(" " + $0 + " ") }) {
            faults.append(.discriminatory(advice: advice))
        }
        if hasContact(text) { faults.append(.contact) }
        return faults
    }

    /// Whether a text holds an address of the web, an e-mail or a telephone number.
    package static func hasContact(_ text: String) -> Bool {
        let lower = text.lowercased()
        if lower.contains("@") || lower.contains("://") || lower.contains("www.") { return true }
        let endings = [".fr", ".com", ".net", ".org", ".eu", ".io", ".info", ".bzh"]
        let words = lower.split { $0.isWhitespace || "(),;:!?".contains($0) }
        let hasDomain = words.contains { word in
            endings.contains { word.hasSuffix($0) && word.count > $0.count + 1 } || word.contains(".fr/")
                || word.contains(".com/")
        }
        return hasDomain || PersonalTraces(in: text).found.contains { $0.kind == .phone }
    }
}
