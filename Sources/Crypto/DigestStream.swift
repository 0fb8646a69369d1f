private import CSodium

/// BLAKE2b-256 of a content that comes in pieces: files, exports, uploads.
package struct DigestStream: ~Copyable {
    /// The library's state, which wants to lie at a multiple of 64 bytes and never to move.
    private let memory: UnsafeMutableRawPointer
    private var state: OpaquePointer { OpaquePointer(memory) }

    /// A digest of nothing yet.
    package init() {
        Sodium.prepare()
        memory = .allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
        crypto_generichash_init(state, nil, 0, Digest.size)
    }

    deinit { memory.deallocate() }

    /// Adds the next piece.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        crypto_generichash_update(state, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, UInt64(bytes.count))
    }

    /// The digest of all pieces.
    package consuming func finish() -> Digest {
        let bytes = [UInt8](unsafeUninitializedCapacity: Digest.size) { buffer, count in
            crypto_generichash_final(state, buffer.baseAddress!, Digest.size)
            count = Digest.size
        }
        return Digest(bytes: bytes)!
    }
}
