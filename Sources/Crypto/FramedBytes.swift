/// Values one after the other, each after its length, so that no two lists of values are spelled alike: what digests,
/// codes and seals are taken of.
package struct FramedBytes {
    package private(set) var bytes: [UInt8] = []

    /// No value yet.
    package init(reserving capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    /// Adds bytes, or their absence.
    package mutating func append(_ value: [UInt8]?) {
        guard let value else { return append(count: .max) }
        append(count: UInt32(value.count))
        bytes += value
    }

    /// Adds a text, or its absence.
    package mutating func append(_ text: String?) {
        guard let text else { return append(count: .max) }
        append(count: UInt32(text.utf8.count))
        bytes += text.utf8
    }

    /// Adds a number, or its absence.
    package mutating func append(_ number: Int?) {
        guard let number else { return append(count: .max) }
        append(count: 8)
        withUnsafeBytes(of: Int64(number).bigEndian) { bytes += $0 }
    }

    private mutating func append(count: UInt32) {
        withUnsafeBytes(of: count.bigEndian) { bytes += $0 }
    }
}
