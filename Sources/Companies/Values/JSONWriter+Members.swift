import JSON

extension JSONWriter {
    /// A member that is a text, or null.
    mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// A member that is a whole number, or null.
    mutating func member(_ name: String, _ value: (some BinaryInteger)?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    /// A member that is true, false, or null.
    mutating func member(_ name: String, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// A member that is an object, or null.
    mutating func object(_ name: String, if isThere: Bool = true, _ write: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        guard isThere else { return null() }
        beginObject()
        try write(&self)
        endObject()
    }

    /// A member that is a list.
    mutating func list<Item>(
        _ name: String, _ items: some Sequence<Item>, _ write: (Item, inout JSONWriter) throws -> Void
    ) rethrows {
        key(name)
        beginArray()
        for item in items { try write(item, &self) }
        endArray()
    }

    /// A member that is a list of texts.
    mutating func list(_ name: String, _ items: some Sequence<String>) { list(name, items) { $1.string($0) } }
}
