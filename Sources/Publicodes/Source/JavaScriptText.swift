/// What JavaScript does with blanks in a text.
enum JavaScriptText {
    /// The text without blanks at its ends.
    static func trim(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !JavaScriptMath.isBlank($0) }),
            let last = scalars.lastIndex(where: { !JavaScriptMath.isBlank($0) })
        else { return "" }
        return String(text[first...last])
    }
}
