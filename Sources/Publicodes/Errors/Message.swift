/// The reference's layout of errors and warnings.
enum Message {
    /// A label, the rule when there is one, the sentence, and what caused it.
    static func text(
        label: String, isError: Bool, sentence: String, rule: String, cause: PublicodesError? = nil
    ) -> String {
        var text = "\n[ \(label) ]"
        if !rule.isEmpty { text += "\n➡️  Dans la règle \"\(rule)\"" }
        text += "\n\(isError ? "✖️" : "⚠️")  \(sentence)"
        if let cause { text += "\n" + (isError ? "    " : "ℹ️  ") + cause.message }
        return text
    }

    /// A warning, which never stops anything.
    static func warning(_ sentence: String, rule: String, cause: PublicodesError? = nil) -> String {
        text(label: "Avertissement", isError: false, sentence: sentence, rule: rule, cause: cause)
    }
}
