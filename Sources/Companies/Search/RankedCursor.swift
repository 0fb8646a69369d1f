/// The place in a list of establishments after which the next page begins: opaque to clients.
struct RankedCursor: LosslessStringConvertible, Sendable {
    let key: RankedKey

    init(after key: RankedKey) { self.key = key }

    init?(_ text: String) {
        guard let value = Int64(text, radix: 36), value >= 0 else { return nil }
        key = RankedKey(value)
    }

    var description: String { String(key.value, radix: 36) }
}
