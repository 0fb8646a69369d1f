import Kernel

/// A header field of a value and parameters: `form-data; name="file"; filename="cv.pdf"` (RFC 9110 §5.6.6).
struct FieldParameters {
    /// What stands before the parameters, in lower case.
    let value: String
    private let parameters: [(name: String, value: String)]

    /// Reads a field; `nil` when it is malformed or a parameter is repeated.
    init?(_ field: String) {
        var rest = Substring(field)
        value = rest.prefix { $0 != ";" }.trimmingBlanks.lowercased()
        rest = rest.drop { $0 != ";" }
        var parameters: [(String, String)] = []
        while rest.popFirst() == ";" {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard !name.isEmpty, rest.popFirst() == "=", let value = FieldParameters.value(&rest) else { return nil }
            let lowercased = name.trimmingBlanks.lowercased()
            guard !parameters.contains(where: { $0.0 == lowercased }) else { return nil }
            parameters.append((lowercased, value))
            rest = rest.drop { $0 == " " || $0 == "\t" }
        }
        guard rest.isEmpty, !value.isEmpty else { return nil }
        self.parameters = parameters
    }

    /// A parameter by its name.
    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// The name of a file: `filename*` (RFC 8187) before `filename`, as RFC 6266 §4.3 asks.
    var fileName: String? {
        guard let extended = self["filename*"] else { return self["filename"] }
        let parts = extended.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return String(unescaping: parts[2])
    }

    private static func value(_ rest: inout Substring) -> String? {
        guard rest.first == "\"" else {
            let token = rest.prefix { $0 != ";" && $0 != " " && $0 != "\t" }
            rest = rest.dropFirst(token.count)
            return token.isEmpty || token.contains("\"") ? nil : String(token)
        }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return value
            // Browsers write `%22` for a quotation mark and leave reverse solidi as they are; RFC 9110 escapes with them.
            case "\\" where rest.first == "\"" || rest.first == "\\": value.append(rest.removeFirst())
            default: value.append(character)
            }
        }
        return nil
    }
}

extension Substring {
    /// Without the spaces and tabs around it.
    fileprivate var trimmingBlanks: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
