/// Where an expression stops making sense, and what was awaited there.
struct ExpressionError: Error {
    let position: Int
    let expected: String
    let found: String
    var explanation: String?

    /// The error as the reference words it; `expression` is the text on one line.
    func publicodesError(in expression: String, rule: String) -> PublicodesError {
        let end = found.isEmpty ? "hors l’expression se termine prématurément" : "mais \"\(found)\" a été trouvé"
        return PublicodesError(
            .syntax,
            """
            L'expression suivante n'est pas valide :
               
               \(expression)
               \(String(repeating: " ", count: position))^
               \(explanation ?? "\(expected) est attendu, \(end)")

            """, rule: rule)
    }
}
