import Endpoints
import HTTP
import JSON
import Kernel
import Territories

extension JSONWriter {
    /// A text under a key, or null.
    mutating func member(_ name: String, _ text: (some CustomStringConvertible)?) {
        key(name)
        if let text { string(text.description) } else { null() }
    }

    /// A number under a key.
    mutating func member(_ name: String, _ number: Int) {
        key(name)
        integer(number)
    }

    /// A yes or no under a key.
    mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        bool(flag)
    }

    /// Texts under a key.
    mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    /// Zones under a key.
    mutating func member(_ name: String, _ zones: [Zone]) {
        key(name)
        beginArray()
        for zone in zones {
            beginObject()
            member("type", zone.kind.rawValue)
            member("code", zone.code)
            endObject()
        }
        endArray()
    }

    /// Objects under a key.
    mutating func member<Item>(_ name: String, _ items: [Item], _ write: (Item, inout JSONWriter) -> Void) {
        key(name)
        beginArray()
        for item in items {
            beginObject()
            write(item, &self)
            endObject()
        }
        endArray()
    }
}

extension Representation {
    /// A list as it is answered: `{"items": [...], "next": "<cursor>" | null}`.
    static func list<Item>(
        _ items: [Item], next: String? = nil, caching: Caching = .none, _ write: (Item, inout JSONWriter) -> Void
    ) -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for item in items { write(item, &writer) }
        writer.endArray()
        writer.member("next", next)
        writer.endObject()
        var page = Representation(.ok, .json, writer.bytes, caching: caching)
        page.next = next
        return page
    }

    /// One object.
    static func object(
        _ status: Status = .ok, version: Int? = nil, caching: Caching = .none, _ write: (inout JSONWriter) -> Void
    ) -> Representation {
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        write(&writer)
        writer.endObject()
        return Representation(status, .json, writer.bytes, version: version, caching: caching)
    }
}
