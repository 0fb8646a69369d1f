private import CSodium

/// The keys of one service: the newest seals, all open. What it seals opens only in its own table, column and row.
///
/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): a random nonce of 192 bits never repeats, so nothing has to be counted.
package struct KeyRing: Sendable {
    private let keys: [UInt32: (values: SecretMemory, messages: SecretMemory)]
    /// The number of the key that seals.
    package let newest: UInt32

    /// A ring of keys, at least one.
    init(_ keys: [SealingKey]) {
        self.keys = Dictionary(
            uniqueKeysWithValues: keys.map {
                ($0.number, ($0.subkey(for: "sealed values"), $0.subkey(for: "authenticated messages")))
            })
        newest = keys.map(\.number).max()!
    }

    /// The numbers of all keys, in order.
    package var numbers: [UInt32] { keys.keys.sorted() }

    /// Seals a content for one place.
    package func seal(_ content: UnsafeRawBufferPointer, at place: SealedPlace) -> SealedValue {
        let header = SealedValue.header(key: newest)
        let nonce = RandomSource.bytes(SealedValue.nonceSize)
        let front = header + nonce
        let associated = header + place.bytes
        let size = front.count + content.count + SealedValue.tagSize
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            _ = buffer.initialize(from: front)
            keys[newest]!.values.withBytes { key in
                _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
                    buffer.baseAddress! + front.count, nil,
                    content.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(content.count), associated,
                    UInt64(associated.count), nil, nonce, key.baseAddress!.assumingMemoryBound(to: UInt8.self))
            }
            count = size
        }
        return SealedValue(bytes: bytes)!
    }

    /// Seals a text, as UTF-8.
    package func seal(_ text: String, at place: SealedPlace) -> SealedValue {
        var text = text
        return text.withUTF8 { seal(UnsafeRawBufferPointer($0), at: place) }
    }

    /// Opens a value that stands at its place; the content lies in memory that is wiped when it is let go.
    package func open(_ value: SealedValue, at place: SealedPlace) throws(SealingError) -> SecretMemory {
        guard let key = keys[value.key]?.values else { throw .unknownKey(value.key) }
        let header = SealedValue.header(key: value.key)
        let associated = header + place.bytes
        let front = SealedValue.headerSize + SealedValue.nonceSize
        return try SecretMemory(count: value.bytes.count - front - SealedValue.tagSize) {
            (buffer) throws(SealingError) in
            let status = value.bytes.withUnsafeBufferPointer { sealed in
                key.withBytes { key in
                    crypto_aead_xchacha20poly1305_ietf_decrypt(
                        buffer.baseAddress!.assumingMemoryBound(to: UInt8.self), nil, nil, sealed.baseAddress! + front,
                        UInt64(sealed.count - front), associated, UInt64(associated.count),
                        sealed.baseAddress! + SealedValue.headerSize,
                        key.baseAddress!.assumingMemoryBound(to: UInt8.self))
                }
            }
            guard status == 0 else { throw .refused }
        }
    }

    /// Opens a text.
    package func openText(_ value: SealedValue, at place: SealedPlace) throws(SealingError) -> String {
        try open(value, at: place).withBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The same content under the newest key; `nil` when it is sealed with it already. A job calls it after a rotation.
    package func resealed(_ value: SealedValue, at place: SealedPlace) throws(SealingError) -> SealedValue? {
        guard value.key != newest else { return nil }
        return try open(value, at: place).withBytes { seal($0, at: place) }
    }

    /// The 32 bytes by which this service recognises a message of its own, under the newest key or an earlier one.
    ///
    /// - Parameter purpose: what kind of message it is: a code for one kind says nothing for another.
    /// - Returns: `nil` when the ring lacks the key.
    package func code(for message: [UInt8], purpose: StaticString, key number: UInt32? = nil) -> [UInt8]? {
        guard let key = keys[number ?? newest]?.messages else { return nil }
        let framed = Array(purpose.description.utf8) + [0] + message
        return [UInt8](unsafeUninitializedCapacity: Digest.size) { buffer, count in
            key.withBytes { key in
                _ = crypto_generichash(
                    buffer.baseAddress!, Digest.size, framed, UInt64(framed.count),
                    key.baseAddress!.assumingMemoryBound(to: UInt8.self), key.count)
            }
            count = Digest.size
        }
    }
}
