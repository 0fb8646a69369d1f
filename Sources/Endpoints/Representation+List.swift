import HTTP
package import JSON

extension Representation {
    /// A list, its items written by a function: `{"items": [...], "next": "<cursor>" | null}`, with its total when it was counted.
    ///
    /// - Parameter more: writes members of the list itself.
    package static func list<Item>(
        _ items: some Sequence<Item>, next: String? = nil, total: Int? = nil,
        caching: Caching = .none, more: ((inout JSONWriter) -> Void)? = nil,
        _ write: (Item, inout JSONWriter) throws -> Void
    ) rethrows -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        try writer.list("items", items, write)
        writer.member("next", next)
        if let total {
            writer.total(total)
        }
        more?(&writer)
        writer.endObject()
        var page = Representation(.ok, .json, writer.bytes, caching: caching)
        page.next = next
        return page
    }

    /// One page of at most `limit` items; one more tells that another page follows.
    package static func page<Item>(
        _ items: [Item], limit: PageLimit, cursor: (Item) -> String, total: Int? = nil,
        caching: Caching = .none, more: ((inout JSONWriter) -> Void)? = nil,
        _ write: (Item, inout JSONWriter) throws -> Void
    ) rethrows -> Representation {
        guard !limit.isCounting else { return .counted(items.count) }
        let kept = items.prefix(limit.value)
        let next = items.count > kept.count ? kept.last.map(cursor) : nil
        return try list(kept, next: next, total: total, caching: caching, more: more, write)
    }

    /// One page of a public list, out of the items cut by `CodePage`.
    package static func page<Item>(
        _ items: [Item], limit: PageLimit, code: (Item) -> String, total: Int? = nil,
        _ write: (Item, inout JSONWriter) -> Void
    ) -> Representation {
        page(
            items, limit: limit, cursor: { CodeCursor(after: code($0)).description }, total: total,
            caching: .publicly(seconds: 300), write)
    }
}
