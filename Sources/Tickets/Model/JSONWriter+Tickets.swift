import JSON
import Kernel

extension JSONWriter {
    /// A text, or null when there is none.
    mutating func text(_ value: (some CustomStringConvertible)?) {
        if let value { string(value.description) } else { null() }
    }

    /// A key with a text, or null.
    mutating func member(_ key: String, _ value: (some CustomStringConvertible)?) {
        self.key(key)
        text(value)
    }

    /// A key with a number.
    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        integer(value)
    }

    /// A key with true or false.
    mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        bool(value)
    }

    /// A key with a list.
    mutating func list<Item>(
        _ key: String, _ items: some Sequence<Item>, _ write: (Item, inout JSONWriter) throws -> Void
    ) rethrows {
        self.key(key)
        beginArray()
        for item in items { try write(item, &self) }
        endArray()
    }

    /// A key with an object.
    mutating func object(_ key: String, _ write: (inout JSONWriter) -> Void) {
        self.key(key)
        beginObject()
        write(&self)
        endObject()
    }
}
