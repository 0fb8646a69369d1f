/// One value of a YAML document, with its place in the text; the order of mappings is that of the text.
package struct YAMLNode: Hashable, Sendable {
    /// The value itself.
    package let content: Content
    /// Where the value begins; for what an alias stands for, where the anchor is.
    package let position: YAMLPosition

    /// The three kinds of values.
    package enum Content: Hashable, Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLMember])
    }

    /// Reads a text that holds at most one document; an empty text is null.
    ///
    /// YAML 1.2 with its core schema: `oui`, `no` and dates are strings, `<<` is a key like another. Duplicate keys, keys
    /// that are not scalars, several documents, tags outside the core schema and texts past the limits are refused.
    package init(_ text: [UInt8], limits: YAMLLimits = .model) throws(YAMLError) {
        try YAMLCharacters.check(text, limits: limits)
        let reader = YAMLEventReader(text)
        var composer = YAMLComposer(reader, limits: limits)
        self = try composer.document()
    }

    init(_ content: Content, at position: YAMLPosition) {
        self.content = content
        self.position = position
    }
}

/// A key and its value.
package struct YAMLMember: Hashable, Sendable {
    /// The key as JavaScript would name the property: `12` for `0xC`, empty for null.
    package let key: String
    package let keyPosition: YAMLPosition
    package let value: YAMLNode
}

/// A place in a text, counted from one, in lines and Unicode scalars.
package struct YAMLPosition: Hashable, Sendable {
    package let line: Int
    package let column: Int

    /// The place at a line and a column.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// How much a text may ask of the reader.
package struct YAMLLimits: Hashable, Sendable {
    /// Bytes of the text.
    package let size: Int
    /// Sequences and mappings inside one another.
    package let depth: Int
    /// Values and keys in all, those that aliases stand for counted each time.
    package let nodes: Int

    /// Limits chosen by the caller.
    package init(size: Int, depth: Int, nodes: Int) {
        self.size = size
        self.depth = depth
        self.nodes = nodes
    }

    /// Enough for any model of rules: 16 MiB, 100 levels, a million values.
    package static let model = YAMLLimits(size: 16 << 20, depth: 100, nodes: 1_000_000)
}
