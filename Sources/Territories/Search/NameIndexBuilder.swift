/// Gathers names and puts their words in order.
struct NameIndexBuilder {
    private var text: [UInt8] = []
    private var words: [Word] = []

    /// One word; the first eight bytes decide most comparisons.
    private struct Word {
        let head: UInt64
        let offset: UInt32
        let key: UInt32
    }

    init(capacity: Int) {
        text.reserveCapacity(capacity * 16)
        words.reserveCapacity(capacity * 3)
    }

    /// Adds a name: one key for its beginning, another for its other words.
    mutating func append(_ name: String, whole: UInt32, inside: UInt32) {
        let start = text.count
        text.append(contentsOf: FoldedText(name).bytes)
        text.append(0)
        for place in start..<text.count - 1 where place == start || text[place - 1] == 0x20 {
            words.append(
                Word(head: head(at: place), offset: UInt32(place), key: place == start ? whole : inside))
        }
    }

    private func head(at place: Int) -> UInt64 {
        var head: UInt64 = 0
        var isOver = false
        for offset in 0..<8 {
            let byte = isOver ? 0 : text[place + offset]
            if byte == 0 { isOver = true }
            head = head << 8 | UInt64(byte)
        }
        return head
    }

    /// The text, the words' places in order, and their keys.
    consuming func sorted() -> (text: [UInt8], offsets: [UInt32], keys: [UInt32]) {
        let text = text
        let sorted = words.sorted { left, right in
            if left.head != right.head { return left.head < right.head }
            var (one, other) = (Int(left.offset), Int(right.offset))
            while text[one] == text[other], text[one] != 0 {
                one += 1
                other += 1
            }
            return text[one] != text[other] ? text[one] < text[other] : left.key < right.key
        }
        return (text, sorted.map(\.offset), sorted.map(\.key))
    }
}
