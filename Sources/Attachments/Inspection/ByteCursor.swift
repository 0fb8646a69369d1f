/// Numbers and texts read one after the other out of bytes, little end first.
struct ByteCursor {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything was read.
    var isAtEnd: Bool { place == bytes.count }

    /// A number of that many bytes; `nil` past the end.
    mutating func number(_ width: Int) -> Int? {
        take(width)?.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The next bytes; `nil` past the end.
    mutating func take(_ count: Int) -> [UInt8]? {
        guard place + count <= bytes.count else { return nil }
        defer { place += count }
        return Array(bytes[place..<place + count])
    }

    /// Leaves bytes out; `false` past the end.
    mutating func skip(_ count: Int) -> Bool { take(count) != nil }
}
