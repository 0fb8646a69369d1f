/// `remplace` and `rend non applicable`: rules that take the place of others, or disable them.
enum Remplace {
    static func parse(
        _ raw: RawNode?, makesNotApplicable: Bool, _ parser: RuleParser
    ) throws(PublicodesError) -> [ReplacementDraft] {
        guard let raw, !raw.isFalsy else { return [] }
        let elements = if case .list(let elements) = raw { elements } else { [raw] }
        var drafts: [ReplacementDraft] = []
        for element in elements {
            var source = element
            if case .string = element { source = .map(RawMap([(key: "références à", value: element)])) }
            let replaced = try parser.parse("références à", of: source)
            let members = source.map ?? RawMap()
            let only = try references(members["dans"], parser)
            let except = try references(members["sauf dans"], parser)
            var priority: Double?
            if let written = members["priorité"], written != .null {
                guard case .number(let number) = written, number >= 0 else {
                    throw parser.syntaxError("La priorité du remplacement doit être un nombre positif")
                }
                priority = number
            }
            drafts.append(
                ReplacementDraft(
                    source: source, definition: try parser.parse(.string(parser.currentName)), replaced: replaced,
                    only: only, except: except, priority: priority, makesNotApplicable: makesNotApplicable))
        }
        return drafts
    }

    private static func references(_ raw: RawNode?, _ parser: RuleParser) throws(PublicodesError) -> [Node] {
        guard let raw, raw != .null else { return [] }
        let elements = if case .list(let elements) = raw { elements } else { [raw] }
        var nodes: [Node] = []
        for element in elements { nodes.append(try parser.parse(element)) }
        return nodes
    }
}
