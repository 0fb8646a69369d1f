/// What was wrong with a model, a situation or an evaluation, told as the reference engine tells it.
package final class PublicodesError: Error, Sendable {
    /// The reference's names of errors.
    package enum Kind: String, Sendable {
        case engine = "EngineError"
        case evaluation = "EvaluationError"
        case `internal` = "InternalError"
        case privateRule = "PrivateRule"
        case situation = "SituationError"
        case syntax = "SyntaxError"
        case unknownRule = "UnknownRule"
        /// A `TypeError` of JavaScript which the reference lets through as it is.
        case javaScript = "TypeError"
        /// A plain `Error` which the reference throws while it parses a mechanism, and wraps there.
        case plain = "Error"
        /// A bound of ours, which the reference does not have.
        case limit = "LimitError"
    }

    package let kind: Kind
    /// The sentence, without the frame around it.
    package let sentence: String
    /// The dotted name of the rule where it happened; empty when unknown.
    package let rule: String

    package init(_ kind: Kind, _ sentence: String, rule: String = "") {
        self.kind = kind
        self.sentence = sentence
        self.rule = rule
    }

    /// The whole text, in the reference's layout.
    package var message: String {
        switch kind {
        case .javaScript, .plain: sentence
        default: Message.text(label: label, isError: isError, sentence: sentence, rule: rule)
        }
    }

    private var label: String {
        switch kind {
        case .syntax: "Erreur syntaxique"
        case .evaluation: "Erreur d'évaluation"
        case .situation: "Erreur lors de la mise à jour de la situation"
        case .unknownRule: "Règle inconnue"
        case .privateRule: "Règle privée"
        case .limit: "Limite dépassée"
        default: kind.rawValue
        }
    }

    /// Quirk kept: the sign of an error is shown only when the error's name holds the word.
    private var isError: Bool { kind != .unknownRule && kind != .privateRule }
}
