/// A value that only the holder of a key can read: form (1 byte), number of the key (4), nonce (24), then the ciphertext
/// with its tag (16 bytes more than the value).
package struct SealedValue: Hashable, Sendable {
    /// What is stored.
    package let bytes: [UInt8]

    static let form: UInt8 = 1
    static let headerSize = 5
    static let nonceSize = 24
    static let tagSize = 16

    /// A stored value; `nil` when it cannot be one.
    package init?(bytes: [UInt8]) {
        let least = SealedValue.headerSize + SealedValue.nonceSize + SealedValue.tagSize
        guard bytes.count >= least, bytes[0] == SealedValue.form else { return nil }
        self.bytes = bytes
    }

    /// The number of the key that opens it.
    package var key: UInt32 { bytes[1..<5].reduce(0) { $0 << 8 | UInt32($1) } }

    /// The form and the key's number, as they stand at the front.
    static func header(key: UInt32) -> [UInt8] {
        [form] + stride(from: UInt32(24), through: 0, by: -8).map { UInt8(truncatingIfNeeded: key >> $0) }
    }
}
