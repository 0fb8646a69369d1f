private import Crypto
import HTTP
import JSON
package import Kernel

/// How many items a page holds: 1 to 100.
package struct PageLimit: LosslessStringConvertible, Sendable {
    package let value: Int
    /// Whether the answer tells how many items there are in all: routes see to it for queries, other endpoints themselves.
    package let wantsTotal: Bool

    package init?(_ text: String) {
        guard let value = Int(text), (1...100).contains(value), text == String(value) else { return nil }
        self.init(value)
    }

    init(_ value: Int, wantsTotal: Bool = false) {
        self.value = value
        self.wantsTotal = wantsTotal
    }

    package static let standard = PageLimit(50)
    /// The highest total that is told; beyond it, that there are more.
    package static let highestTotal = 10_000
    /// As far as the items of a list are counted.
    static let counting = PageLimit(highestTotal)
    /// Whether the items are only counted: a list that is dear to write answers `Representation.counted` then.
    package var isCounting: Bool { value == PageLimit.highestTotal }
    package var description: String { String(value) }
}

/// The place in a list after which the next page begins: opaque to clients, so that it may change.
package struct Cursor<Entity>: LosslessStringConvertible, Sendable {
    package let id: Identifier<Entity>

    /// The place after one item.
    package init(after id: Identifier<Entity>) { self.id = id }

    package init?(_ text: String) {
        guard let bytes = Base64URL.bytes(text), let id = Identifier<Entity>(String(decoding: bytes, as: UTF8.self))
        else { return nil }
        self.id = id
    }

    package var description: String { Base64URL.text(Array(id.description.utf8)) }
}

/// One page of a list: `{"items": [...], "next": "<cursor>" | null}`.
package struct Page<Item: Encodable & Sendable>: Representable {
    package let items: [Item]
    package let next: String?
    /// How many there are, when they are only counted.
    private let count: Int?

    /// A page of at most `limit` items; one more tells that another page follows.
    package init(
        _ items: [Item], limit: PageLimit, cursor: (Item) -> some LosslessStringConvertible
    ) {
        guard !limit.isCounting else {
            (self.items, next, count) = ([], nil, items.count)
            return
        }
        let hasMore = items.count > limit.value
        count = nil
        self.items = hasMore ? Array(items.prefix(limit.value)) : items
        next = hasMore ? self.items.last.map { cursor($0).description } : nil
    }

    package func represent(for caller: Caller) throws -> Representation {
        if let count { return .counted(count) }
        return try .list(items, next: next) { item, writer in try JSONEncoder.encode(item, into: &writer) }
    }
}
