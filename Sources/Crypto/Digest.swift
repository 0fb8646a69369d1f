private import CSodium

/// The 32 bytes that stand for a content: equal digests mean equal contents.
package struct Digest: Hashable, Sendable {
    package let bytes: [UInt8]

    /// A digest that was kept; `nil` unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Digest.size else { return nil }
        self.bytes = bytes
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The length of every digest here, in bytes.
    package static let size = 32

    /// BLAKE2b-256 (RFC 7693): the fast one, for what only this service compares.
    package static func blake2b(_ content: [UInt8]) -> Digest {
        Sodium.prepare()
        return Digest(
            [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                crypto_generichash(buffer.baseAddress!, size, content, UInt64(content.count), nil, 0)
                count = size
            })
    }

    /// SHA-256 (FIPS 180-4): for what others compute too.
    package static func sha256(_ content: [UInt8]) -> Digest {
        Sodium.prepare()
        return Digest(
            [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                crypto_hash_sha256(buffer.baseAddress!, content, UInt64(content.count))
                count = size
            })
    }

    /// BLAKE2b-256 of a text's UTF-8.
    package static func blake2b(_ text: String) -> Digest { blake2b(Array(text.utf8)) }

    /// SHA-256 of a text's UTF-8.
    package static func sha256(_ text: String) -> Digest { sha256(Array(text.utf8)) }

    /// 64 lower-case digits.
    package var hexadecimal: String { Hexadecimal.text(bytes) }
}
