import Kernel
private import YAML

/// The templates of all letters, read at start from a folder of one YAML file each.
package struct LetterTemplates: Sendable {
    private let templates: [String: LetterTemplate]

    /// Reads a folder.
    ///
    /// - Throws: the first fault, with its file.
    package init(folder: String) throws(LetterTemplateError) {
        var templates: [String: LetterTemplate] = [:]
        let names = (File.names(in: folder) ?? []).filter { $0.hasSuffix(".yaml") }
        for name in names {
            let kind = String(name.dropLast(5))
            guard let bytes = File.read(folder + "/" + name) else {
                throw LetterTemplateError(file: name, reason: "it cannot be read")
            }
            templates[kind] = try LetterTemplates.template(kind, bytes, file: name)
        }
        guard templates[LetterTemplate.digest] != nil else {
            throw LetterTemplateError(file: "digest.yaml", reason: "it is missing")
        }
        self.templates = templates
    }

    subscript(kind: String) -> LetterTemplate? { templates[kind] }

    /// Those that a person may refuse, in alphabetical order.
    var optional: [LetterTemplate] {
        templates.values.filter { !$0.isRequested && $0.kind != LetterTemplate.digest }.sorted { $0.kind < $1.kind }
    }

    private static func template(
        _ kind: String, _ bytes: [UInt8], file: String
    ) throws(LetterTemplateError) -> LetterTemplate {
        func fault(_ reason: String) -> LetterTemplateError { LetterTemplateError(file: file, reason: reason) }
        let root: YAMLNode
        do { root = try YAMLNode(bytes) } catch { throw fault("line \(error.position.line) is not YAML") }
        let known: Set = ["requested", "subject", "text"]
        guard case .mapping(let members) = root.content, members.allSatisfy({ known.contains($0.key) }) else {
            throw fault("requested, subject and text are expected, and nothing else")
        }
        guard let subject = text(members, "subject"), let text = text(members, "text") else {
            throw fault("subject and text are expected in fr and en")
        }
        let allowed: Set = kind == LetterTemplate.digest ? ["name", "link", "letters"] : ["name", "link"]
        for sentence in [text.french, text.english] {
            let used = placeholders(in: sentence)
            guard used.isSubset(of: allowed), used.contains("link") else {
                throw fault("{name} and {link} are expected, and nothing else")
            }
        }
        guard [subject.french, subject.english].allSatisfy({ placeholders(in: $0).isEmpty && !$0.contains("\n") })
        else { throw fault("a subject is one line that names nobody") }
        let isRequested = members.contains { $0.key == "requested" && isTrue($0.value) }
        return LetterTemplate(kind: kind, isRequested: isRequested, subject: subject, text: text)
    }

    private static func text(_ members: [YAMLMember], _ key: String) -> Text? {
        guard let node = members.first(where: { $0.key == key })?.value, case .mapping(let sentences) = node.content
        else { return nil }
        func sentence(_ language: Language) -> String? {
            guard let value = sentences.first(where: { $0.key == language.rawValue })?.value,
                case .scalar(let scalar) = value.content, !scalar.text.isEmpty
            else { return nil }
            return scalar.text
        }
        guard sentences.count == 2, let french = sentence(.french), let english = sentence(.english) else { return nil }
        return Text(fr: french, en: english)
    }

    private static func isTrue(_ node: YAMLNode) -> Bool {
        if case .scalar(let scalar) = node.content { scalar.value == .boolean(true) } else { false }
    }

    private static func placeholders(in text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
                String($0.prefix { $0 != "}" })
            })
    }
}

/// Why the templates of letters cannot be used.
package struct LetterTemplateError: Error, CustomStringConvertible {
    let file: String
    let reason: String

    /// The file and what is wrong in it.
    package var description: String { "data/letters/\(file): \(reason)" }
}
