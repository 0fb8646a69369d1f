private import CSodium

/// Seals a long content.
package struct SealedStreamWriter: ~Copyable {
    private let state: UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state>
    /// What stands before the first piece.
    package let header: [UInt8]

    /// A content of which nothing was sealed yet; its key seals nothing else.
    package init(key: SecretMemory) {
        Sodium.prepare()
        var header = [UInt8](repeating: 0, count: SealedStream.headerSize)
        let state = UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state>.allocate(capacity: 1)
        key.withBytes { bytes in
            _ = crypto_secretstream_xchacha20poly1305_init_push(
                state, &header, bytes.baseAddress!.assumingMemoryBound(to: UInt8.self))
        }
        self.state = state
        self.header = header
    }

    deinit {
        sodium_memzero(state, MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size)
        state.deallocate()
    }

    /// The next piece, sealed.
    package mutating func seal(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: piece.count + SealedStream.overhead) { buffer, count in
            _ = crypto_secretstream_xchacha20poly1305_push(
                state, buffer.baseAddress!, nil, piece, UInt64(piece.count), nil, 0,
                isLast ? SealedStream.finalTag : 0)
            count = piece.count + SealedStream.overhead
        }
    }
}
