extension JSONWriter {
    /// A text, or null when there is none.
    @inlinable package mutating func text(_ value: (some CustomStringConvertible)?) {
        if let value { string(value.description) } else { null() }
    }

    /// A member that is a text, or null.
    @inlinable package mutating func member(_ name: String, _ value: (some CustomStringConvertible)?) {
        key(name)
        text(value)
    }

    /// A member that is a whole number, or null.
    @inlinable package mutating func member(_ name: String, _ value: (some BinaryInteger)?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    /// A member that is true, false, or null.
    @inlinable package mutating func member(_ name: String, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// A member that is an object, or null.
    @inlinable package mutating func object(
        _ name: String, if isThere: Bool = true, _ write: (inout JSONWriter) throws -> Void
    ) rethrows {
        key(name)
        guard isThere else { return null() }
        beginObject()
        try write(&self)
        endObject()
    }

    /// A member that is a list.
    @inlinable package mutating func list<Item>(
        _ name: String, _ items: some Sequence<Item>, _ write: (Item, inout JSONWriter) throws -> Void
    ) rethrows {
        key(name)
        beginArray()
        for item in items { try write(item, &self) }
        endArray()
    }

    /// A member that is a list of texts.
    @inlinable package mutating func list(_ name: String, _ items: some Sequence<String>) {
        list(name, items) { $1.string($0) }
    }
}
