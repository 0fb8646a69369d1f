/// `texte`: a text where `{{ expression }}` is shown as people read it.
enum Texte {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        guard case .string(let text) = raw else {
            throw PublicodesError(.javaScript, "texte.matchAll is not a function")
        }
        var parts: [Node.TextPart] = []
        var rest = Array(text.unicodeScalars)[...]
        while let (start, end) = hole(in: rest) {
            parts.append(.characters(string(rest[..<start])))
            let expression = JavaScriptText.trim(string(rest[(start + 2)..<end]))
            parts.append(.expression(try parser.parse(.string(expression))))
            rest = rest[(end + 2)...]
        }
        parts.append(.characters(string(rest)))
        return Node(.texte(parts))
    }

    /// The first `{{` that a `}}` follows, before any end of line but `\n`.
    private static func hole(in scalars: ArraySlice<Unicode.Scalar>) -> (start: Int, end: Int)? {
        guard scalars.count > 3 else { return nil }
        for start in scalars.indices.dropLast(3) where scalars[start] == "{" && scalars[start + 1] == "{" {
            for end in (start + 2)..<(scalars.endIndex - 1) {
                if scalars[end] == "}", scalars[end + 1] == "}" { return (start, end) }
                if "\r\u{2028}\u{2029}".unicodeScalars.contains(scalars[end]) { break }
            }
        }
        return nil
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}

extension Evaluator {
    func evaluateTexte(_ node: NodeRecord) throws(PublicodesError) -> Value {
        var written = ""
        var set: UInt32 = 0
        for part in 0..<node.b {
            let (isText, id) = (lists[node.a + part * 2], lists[node.a + part * 2 + 1])
            if isText == 1 {
                written += text(id)
            } else {
                let value = try evaluate(id)
                set = missing.merge(set, value.missing)
                written += formatted(value)
            }
        }
        return try newText(written, missing: set)
    }
}
