import Endpoints
import HTTP
import JSON
import Kernel
import Territories

extension JSONWriter {
    /// Texts under a key.
    mutating func member(_ name: String, _ texts: [String]) { list(name, texts) }

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
