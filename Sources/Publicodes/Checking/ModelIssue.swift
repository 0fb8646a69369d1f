package import Kernel

/// Something that an author should mend in a model, or look at.
package struct ModelIssue: Sendable, Equatable {
    /// How grave it is.
    package enum Severity: String, Sendable {
        /// The model cannot be used.
        case error
        /// The model can be used, and may not do what its author thinks.
        case warning
    }

    /// What kind of mistake it is.
    package enum Kind: String, Sendable {
        /// A text that is not YAML, or not JSON.
        case file
        /// A formula that cannot be read.
        case syntax
        /// A rule that is defined twice.
        case duplicate
        /// A name that means no rule, or one that may not be named there.
        case unknownName
        /// A value of a kind that its place cannot use.
        case wrongType
        /// Rules whose formulas need one another.
        case cycle
        /// A rule that nothing uses and nobody can answer.
        case unusedRule
        /// A key that means nothing, and looks like one that does.
        case unknownKey
        /// A key that is written in a deprecated way.
        case deprecated
    }

    package let severity: Severity
    package let kind: Kind
    /// The rule where it is.
    package let rule: String
    /// What is wrong, in French.
    package let message: String
    /// What to do about it.
    package let advice: Text
    /// The file and the line where it is; `nil` when the rules were not read from files.
    package internal(set) var place: Place?

    /// A line of a file, counted from one.
    package struct Place: Sendable, Equatable {
        package let file: String
        package let line: Int
    }

    init(_ severity: Severity, _ kind: Kind, rule: String, message: String, advice: Text? = nil, place: Place? = nil) {
        self.severity = severity
        self.kind = kind
        self.rule = rule
        self.message = message
        self.advice = advice ?? kind.advice
        self.place = place
    }
}

extension ModelIssue {
    /// An error that the compilation met.
    package init(_ error: PublicodesError) { self = ModelCheck.issue(.syntax, error) }
}

extension ModelIssue.Kind {
    /// What to do, when nothing more precise is known.
    var advice: Text {
        switch self {
        case .file:
            Text(
                fr: "Corrigez le texte à cette ligne : deux-points, guillemets, indentation par espaces.",
                en: "Mend the text at this line: colons, quotes, indentation by spaces.")
        case .syntax:
            Text(
                fr: "Réécrivez la formule : opérateurs entre espaces, un seul mécanisme par niveau, clés connues.",
                en: "Write the formula again: operators between spaces, one mechanism a level, known keys.")
        case .duplicate:
            Text(fr: "Gardez une seule des deux définitions.", en: "Keep one of the two definitions.")
        case .unknownName:
            Text(
                fr: "Corrigez le nom, ou définissez cette règle.", en: "Mend the name, or define that rule.")
        case .wrongType:
            Text(
                fr: "Donnez une valeur du genre attendu, ou comparez-la pour en faire une condition.",
                en: "Give a value of the kind expected, or compare it to make a condition of it.")
        case .cycle:
            Text(
                fr: "Coupez le cycle, ou dites « résoudre la référence circulaire: oui » s'il est voulu.",
                en: "Cut the circle, or say “résoudre la référence circulaire: oui” if it is meant.")
        case .unusedRule:
            Text(fr: "Utilisez cette règle ou retirez-la.", en: "Use this rule or remove it.")
        case .unknownKey:
            Text(fr: "Corrigez la clé ou retirez-la.", en: "Mend the key or remove it.")
        case .deprecated:
            Text(fr: "Écrivez-la comme le message le dit.", en: "Write it as the message says.")
        }
    }
}
