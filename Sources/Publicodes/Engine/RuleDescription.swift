package import JSON

/// A rule as its author wrote it, and what it refers to.
package struct RuleDescription: Sendable {
    package let name: String
    package let title: String
    /// The rule as it was written.
    package let rawNode: RawMap
    package let isPrivate: Bool
    /// The names of the rules that the formula refers to, each once, in order.
    package let references: [String]
    /// The JSON of what it replaces, and of its suggestions, as the reference gives them.
    private let replacements: [UInt8]
    private let suggestions: [UInt8]

    init(_ draft: RuleDraft, _ parser: RuleParser) {
        name = draft.name
        title = draft.title
        rawNode = draft.source
        isPrivate = draft.isPrivate
        references = ReferenceList.names(in: draft, parser)
        replacements = NodeWriter.replacements(of: draft, parser)
        suggestions = NodeWriter.suggestions(of: draft, parser)
    }

    /// Writes the rule as the reference's REST interface gives it.
    package func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("title")
        writer.string(title)
        writer.key("nodeKind")
        writer.string("rule")
        writer.key("rawNode")
        RawNode.map(rawNode).write(into: &writer)
        writer.key("replacements")
        writer.raw(replacements)
        writer.key("suggestions")
        writer.raw(suggestions)
        writer.endObject()
    }
}
