import Endpoints
import HTTP
import JSON

/// An answer of reference data: public, kept an hour by caches, with the way to its sources and licence.
enum PublicAnswer {
    private static let seconds = 3600
    private static let licence: HeaderFields = ["Link": "</v1/reference>; rel=\"license\""]

    /// One object, whose members the function writes.
    static func object(_ write: (inout JSONWriter) throws -> Void) rethrows -> Representation {
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        try write(&writer)
        writer.endObject()
        return Representation(
            .ok, .json, writer.bytes, fields: licence, caching: .publicly(seconds: seconds))
    }

    /// A list that has one page.
    static func list<Item>(_ items: some Sequence<Item>, _ write: (Item, inout JSONWriter) -> Void) -> Representation {
        object { writer in
            writer.key("items")
            writer.beginArray()
            for item in items { write(item, &writer) }
            writer.endArray()
            writer.key("next")
            writer.null()
        }
    }

    /// A page out of more items than it may hold; one too many tells that another page follows.
    static func page<Item>(
        _ items: [Item], limit: PageLimit, code: (Item) -> String, _ write: (Item, inout JSONWriter) -> Void
    ) -> Representation {
        var page = Representation.page(items, limit: limit, code: code, write)
        page.fields.append(contentsOf: licence)
        page.caching = .publicly(seconds: seconds)
        return page
    }
}
