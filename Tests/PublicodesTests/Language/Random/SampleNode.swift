/// A value of a model, which can be written in JSON and in YAML.
indirect enum SampleNode {
    case null
    case number(Int)
    case string(String)
    case list([SampleNode])
    case map([(String, SampleNode)])

    /// The value in JSON.
    var json: String {
        switch self {
        case .null: "null"
        case .number(let number): "\(number)"
        case .string(let string): Self.quoted(string)
        case .list(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
        case .map(let members):
            "{" + members.map { Self.quoted($0) + ":" + $1.json }.joined(separator: ",") + "}"
        }
    }

    /// The value in YAML's block style, plain where it may be.
    var yaml: String { Self.lines(self, indent: "").joined(separator: "\n") + "\n" }

    private static func lines(_ node: SampleNode, indent: String) -> [String] {
        var lines: [String] = []
        switch node {
        case .list(let elements) where !elements.isEmpty:
            for element in elements { lines += entry(indent + "-", element, indent: indent + "    ") }
        case .map(let members) where !members.isEmpty:
            for (key, value) in members { lines += entry(indent + scalar(key) + ":", value, indent: indent + "  ") }
        default: lines.append(indent + inline(node))
        }
        return lines
    }

    /// A dash or a key, then its value: beside it, or on the lines below.
    private static func entry(_ mark: String, _ value: SampleNode, indent: String) -> [String] {
        isBlock(value) ? [mark] + lines(value, indent: indent) : [mark + " " + inline(value)]
    }

    private static func isBlock(_ node: SampleNode) -> Bool {
        switch node {
        case .list(let elements): !elements.isEmpty
        case .map(let members): !members.isEmpty
        default: false
        }
    }

    private static func inline(_ node: SampleNode) -> String {
        if case .string(let string) = node { return scalar(string) }
        return node.json
    }

    /// Plain when it begins with a letter and holds nothing that YAML reads otherwise.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter == true && !text.contains(": ") && !text.contains(" #") && !text.contains("\n")
            && !text.hasSuffix(":") && !["null", "true", "false"].contains(text)
        return isPlain ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        "\""
            + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
