import Crypto
import Kernel

/// The place in a sorted list after which the next page begins: what it is sorted by, then the name of the offer.
struct SearchCursor: LosslessStringConvertible, Sendable {
    let value: Double
    let id: String

    init(value: Double, id: String) {
        self.value = value
        self.id = id
    }

    init?(_ text: String) {
        guard let bytes = Base64URL.bytes(text) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: "|")
        guard parts.count == 2, let value = Double(parts[0]), value.isFinite else { return nil }
        self.value = value
        id = String(parts[1])
    }

    var description: String { Base64URL.text(Array("\(value)|\(id)".utf8)) }

    /// Whether something comes after it.
    func isBefore(value: Double, id: String) -> Bool {
        value != self.value ? value > self.value : id > self.id
    }

    /// What comes after a place in a list sorted by score, the highest first; after its score when the item is no longer there.
    static func rest<Item>(
        _ all: [Item], after cursor: SearchCursor?, hundredths: (Item) -> Int, id: (Item) -> String
    ) -> ArraySlice<Item> {
        guard let cursor else { return all[...] }
        let start =
            all.firstIndex { id($0) == cursor.id }.map { $0 + 1 }
            ?? all.firstIndex { -Double(hundredths($0)) > cursor.value }
        return all[(start ?? all.count)...]
    }
}
