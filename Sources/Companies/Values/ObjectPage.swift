import Endpoints
import HTTP
import JSON
import Kernel

/// One page of a list, its items written by a function: `{"items": [...], "next": "<cursor>" | null}`.
struct ObjectPage: Representable {
    private let bytes: [UInt8]
    private let next: String?

    /// A page of at most `limit` items; one more tells that another page follows.
    init<Item>(
        _ items: [Item], limit: PageLimit, cursor: (Item) -> String, total: Int? = nil, highestTotal: Int = .max,
        _ write: (Item, inout JSONWriter) throws -> Void
    ) rethrows {
        let kept = items.prefix(limit.value)
        next = items.count > kept.count ? kept.last.map(cursor) : nil
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        try writer.list("items", kept, write)
        writer.member("next", next)
        if let total {
            writer.member("total", min(total, highestTotal))
            writer.member("totalIsLowerBound", total > highestTotal)
        }
        writer.endObject()
        bytes = writer.bytes
    }

    func represent(for caller: Caller) throws -> Representation {
        var page = Representation(.ok, .json, bytes)
        page.next = next
        return page
    }
}
