/// Builds the tree from the events, and holds it to the limits.
struct YAMLComposer {
    private let reader: YAMLEventReader
    private let limits: YAMLLimits
    private var anchors: [String: Anchor] = [:]
    private var count = 0
    /// The deepest level met since the last value with an anchor began.
    private var deepest = 0

    /// A value with a name, and what each alias of it costs.
    private struct Anchor {
        let node: YAMLNode
        let count: Int
        let height: Int
    }

    init(_ reader: YAMLEventReader, limits: YAMLLimits) {
        self.reader = reader
        self.limits = limits
    }

    /// The only document of the text; null when there is none.
    mutating func document() throws(YAMLError) -> YAMLNode {
        let start = try reader.next()
        guard case .documentStart = start.kind else {
            let empty = YAMLScalar(text: "", style: .plain, value: .null)
            return YAMLNode(.scalar(empty), at: start.position)
        }
        let root = try node(reader.next(), depth: 0)!
        _ = try reader.next()
        let next = try reader.next()
        guard case .streamEnd = next.kind else { throw YAMLError(.severalDocuments, at: next.position) }
        return root
    }

    /// The value that begins with an event; `nil` at the end of a sequence or a mapping.
    private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> YAMLNode? {
        let (countBefore, deepestBefore) = (count, deepest)
        deepest = depth
        defer { deepest = max(deepest, deepestBefore) }
        let properties: YAMLEvent.Properties
        let content: YAMLNode.Content
        switch event.kind {
        case .documentStart, .streamEnd, .end: return nil
        case .alias(let name):
            guard let anchor = anchors[name] else { throw YAMLError(.unknownAnchor, at: event.position) }
            try add(anchor.count, at: event.position)
            try descend(to: depth + anchor.height, at: event.position)
            return anchor.node
        case .scalar(let text, let style, let found):
            try add(1, at: event.position)
            properties = found
            content = .scalar(try scalar(text, style, tag: found.tag, at: event.position))
        case .sequenceStart(let found):
            try enter(depth, tag: found.tag, core: "tag:yaml.org,2002:seq", at: event.position)
            properties = found
            content = .sequence(try elements(depth: depth + 1))
        case .mappingStart(let found):
            try enter(depth, tag: found.tag, core: "tag:yaml.org,2002:map", at: event.position)
            properties = found
            content = .mapping(try members(depth: depth + 1))
        }
        let node = YAMLNode(content, at: event.position)
        if let anchor = properties.anchor {
            anchors[anchor] = Anchor(node: node, count: count - countBefore, height: deepest - depth)
        }
        return node
    }

    private mutating func elements(depth: Int) throws(YAMLError) -> [YAMLNode] {
        var elements: [YAMLNode] = []
        while let element = try node(reader.next(), depth: depth) { elements.append(element) }
        return elements
    }

    private mutating func members(depth: Int) throws(YAMLError) -> [YAMLMember] {
        var members: [YAMLMember] = []
        var keys: Set<String> = []
        while true {
            let event = try reader.next()
            guard let node = try node(event, depth: depth) else { return members }
            guard case .scalar(let scalar) = node.content else { throw YAMLError(.complexKey, at: event.position) }
            guard keys.insert(scalar.key).inserted else { throw YAMLError(.duplicateKey, at: event.position) }
            let value = try self.node(reader.next(), depth: depth)!
            members.append(YAMLMember(key: scalar.key, keyPosition: event.position, value: value))
        }
    }

    private func scalar(
        _ text: String, _ style: YAMLScalar.Style, tag: String?, at position: YAMLPosition
    ) throws(YAMLError) -> YAMLScalar {
        guard let tag else {
            return YAMLScalar(text: text, style: style, value: style == .plain ? .init(plain: text) : .string)
        }
        guard Self.scalarTags.contains(tag) else { throw YAMLError(.unknownTag, at: position) }
        guard let value = YAMLScalar.Value(text: text, tag: tag) else {
            throw YAMLError(.valueOutsideTag, at: position)
        }
        return YAMLScalar(text: text, style: style, value: value)
    }

    private static let scalarTags = Set(
        ["!"] + ["str", "int", "float", "bool", "null"].map { "tag:yaml.org,2002:\($0)" })

    private mutating func enter(_ depth: Int, tag: String?, core: String, at position: YAMLPosition) throws(YAMLError) {
        guard tag == nil || tag == "!" || tag == core else { throw YAMLError(.unknownTag, at: position) }
        try descend(to: depth + 1, at: position)
        try add(1, at: position)
    }

    /// Counts levels, those inside an alias too, so that whoever walks the tree may call itself.
    private mutating func descend(to depth: Int, at position: YAMLPosition) throws(YAMLError) {
        guard depth <= limits.depth else { throw YAMLError(.tooDeep(limit: limits.depth), at: position) }
        deepest = max(deepest, depth)
    }

    /// Counts values, so that a few aliases of aliases do not stand for millions of them.
    private mutating func add(_ nodes: Int, at position: YAMLPosition) throws(YAMLError) {
        count += nodes
        guard count <= limits.nodes else { throw YAMLError(.tooManyNodes(limit: limits.nodes), at: position) }
    }
}
