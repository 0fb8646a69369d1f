import JSON

/// Writes the parsed nodes that the descriptions of rules show, key by key as the reference does.
enum NodeWriter {
    static func suggestions(of draft: RuleDraft, _ parser: RuleParser) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for suggestion in draft.suggestions {
            writer.key(suggestion.name)
            write(suggestion.node, in: draft, parser, into: &writer)
        }
        writer.endObject()
        return writer.bytes
    }

    static func replacements(of draft: RuleDraft, _ parser: RuleParser) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginArray()
        for replacement in draft.replacements {
            writer.beginObject()
            writer.key("nodeKind")
            writer.string("replacementRule")
            writer.key("rawNode")
            replacement.source.write(into: &writer)
            if replacement.isPriorityGiven {
                writer.key("priority")
                writer.number(replacement.priority)
            }
            writer.key("definitionRule")
            write(replacement.definition, in: draft, parser, into: &writer)
            writer.key("replacedReference")
            write(replacement.replaced, in: draft, parser, into: &writer)
            writer.key("replaceByNonApplicable")
            writer.bool(replacement.makesNotApplicable)
            for (key, nodes) in [("whiteListedNames", replacement.only), ("blackListedNames", replacement.except)] {
                writer.key(key)
                writer.beginArray()
                for node in nodes { write(node, in: draft, parser, into: &writer) }
                writer.endArray()
            }
            writer.key("remplacementRuleId")
            writer.integer(0)
            writer.endObject()
        }
        writer.endArray()
        return writer.bytes
    }

    private static func write(
        _ node: Node, in draft: RuleDraft, _ parser: RuleParser, into writer: inout JSONWriter
    ) {
        writer.beginObject()
        switch node.form {
        case .constant(let constant): write(constant, in: draft, into: &writer)
        case .reference(let reference):
            writer.key("nodeKind")
            writer.string("reference")
            writer.key("name")
            writer.string(reference.name)
            writer.key("contextDottedName")
            writer.string(parser.name(of: reference.context))
        default: break
        }
        if let source = node.source {
            writer.key("rawNode")
            source.write(into: &writer)
        }
        if case .reference(let reference) = node.form, reference.target >= 0 {
            writer.key("dottedName")
            writer.string(parser.name(of: reference.target))
            if let target = parser.drafts[Int(reference.target)] {
                writer.key("title")
                writer.string(target.title)
                if let acronym = target.source["acronyme"]?.string {
                    writer.key("acronym")
                    writer.string(acronym)
                }
            }
        }
        writer.endObject()
    }

    private static func write(_ constant: Node.Constant, in draft: RuleDraft, into writer: inout JSONWriter) {
        if let type = name(of: constant.type) {
            writer.key("type")
            writer.string(type)
        }
        switch constant.value {
        case .undefined: break
        case .null:
            writer.key("nodeValue")
            writer.null()
        case .bool(let bool):
            writer.key("nodeValue")
            writer.bool(bool)
        case .number(let number):
            writer.key("nodeValue")
            writer.number(number)
        case .string(let string):
            writer.key("nodeValue")
            writer.string(string)
        }
        if let written = constant.writtenUnit {
            writer.key("rawUnit")
            writer.string(written)
        }
        writer.key("fullPrecision")
        writer.bool(true)
        writer.key("isNullable")
        writer.bool(constant.isNullable)
        writer.key("missingVariables")
        writer.beginObject()
        writer.endObject()
        writer.key("nodeKind")
        writer.string("constant")
        writer.key("dottedName")
        writer.string(draft.name)
        if let unit = constant.unit {
            writer.key("unit")
            unit.write(into: &writer)
        }
    }

    private static func name(of type: ValueType) -> String? {
        switch type {
        case .number: "number"
        case .boolean: "boolean"
        case .string: "string"
        case .date: "date"
        case .unknown, .other: nil
        }
    }
}

extension Unit {
    /// Writes the two lists of base units.
    func write(into writer: inout JSONWriter) {
        writer.beginObject()
        for (key, parts) in [("numerators", numerators), ("denominators", denominators)] {
            writer.key(key)
            writer.beginArray()
            for part in parts { writer.string(part) }
            writer.endArray()
        }
        writer.endObject()
    }
}
