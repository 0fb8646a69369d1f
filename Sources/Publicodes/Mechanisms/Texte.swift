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
        var start: Int?
        var at = scalars.startIndex
        while at + 1 < scalars.endIndex {
            let (scalar, next) = (scalars[at], scalars[at + 1])
            if let start, scalar == "}", next == "}" { return (start, at) }
            if start == nil, scalar == "{", next == "{" {
                start = at
                at += 2
                continue
            }
            if scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" { start = nil }
            at += 1
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
