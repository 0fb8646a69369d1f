import YAML

/// One example of a rule: a situation, what is evaluated in it, and what must come out.
struct LanguageExample {
    /// The rule that bears the example.
    let rule: String
    /// The line of its file.
    let line: Int
    /// What is told, by rule; a mapping.
    let situation: YAMLNode?
    /// What is evaluated, when it is not the rule.
    let expression: YAMLNode?
    /// The value as the language writes it.
    let value: String?
    /// `aucune` for none.
    let unit: String?
    /// Names and scores, in order; a score is `nil` when it is not compared.
    let missing: [(name: String, score: Double?)]?
    /// A fragment of the message.
    let error: String?
    /// A fragment of each warning.
    let warnings: [String]?

    /// Reads one element of `exemples`.
    init(of rule: String, _ node: YAMLNode) throws {
        self.rule = rule
        line = node.position.line
        let known: Set = ["situation", "expression", "vaut", "unité", "manquantes", "erreur", "avertissements"]
        guard let unknown = node.members.first(where: { !known.contains($0.key) }) else {
            situation = node["situation"]
            expression = node["expression"]
            value = node["vaut"]?.text
            unit = node["unité"]?.text
            error = node["erreur"]?.text
            warnings = node["avertissements"].map { $0.elements.compactMap(\.text) }
            missing = node["manquantes"].map { missing in
                missing.elements.compactMap(\.text).map { ($0, nil) }
                    + missing.members.map { ($0.key, $0.value.text.flatMap(Double.init)) }
            }
            guard (value == nil) != (error == nil) else {
                throw LanguageFileError(line: line, "either `vaut` or `erreur`")
            }
            return
        }
        throw LanguageFileError(line: unknown.keyPosition.line, "unknown key \(unknown.key)")
    }
}

/// A file of examples that is not written as it should.
struct LanguageFileError: Error, CustomStringConvertible {
    let description: String

    init(line: Int, _ problem: String) { description = "line \(line): \(problem)" }
}

extension YAMLNode {
    /// The members of a mapping; none for another kind.
    var members: [YAMLMember] {
        if case .mapping(let members) = content { members } else { [] }
    }

    /// The elements of a sequence; none for another kind.
    var elements: [YAMLNode] {
        if case .sequence(let elements) = content { elements } else { [] }
    }

    /// The text of a scalar, as written.
    var text: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }

    /// The value of a key.
    subscript(key: String) -> YAMLNode? { members.first { $0.key == key }?.value }
}
