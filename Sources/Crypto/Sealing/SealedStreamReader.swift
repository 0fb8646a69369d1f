private import CSodium

/// Opens a long content.
package struct SealedStreamReader: ~Copyable {
    private let state: UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state>

    /// A content of which nothing was opened yet.
    ///
    /// - Throws: when the header cannot be one.
    package init(key: SecretMemory, header: [UInt8]) throws(SealingError) {
        Sodium.prepare()
        state = .allocate(capacity: 1)
        guard header.count == SealedStream.headerSize else { throw .refused }
        let status = key.withBytes { bytes in
            crypto_secretstream_xchacha20poly1305_init_pull(
                state, header, bytes.baseAddress!.assumingMemoryBound(to: UInt8.self))
        }
        guard status == 0 else { throw .refused }
    }

    deinit {
        sodium_memzero(state, MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size)
        state.deallocate()
    }

    /// The next piece, opened, and whether it is the last.
    package mutating func open(_ piece: [UInt8]) throws(SealingError) -> (bytes: [UInt8], isLast: Bool) {
        guard piece.count >= SealedStream.overhead else { throw .refused }
        var tag: UInt8 = 0
        var status: Int32 = -1
        let bytes = [UInt8](unsafeUninitializedCapacity: piece.count - SealedStream.overhead) { buffer, count in
            // An empty buffer may have no address, which the library takes for none wanted.
            status = crypto_secretstream_xchacha20poly1305_pull(
                state, buffer.baseAddress, nil, &tag, piece, UInt64(piece.count), nil, 0)
            count = status == 0 ? piece.count - SealedStream.overhead : 0
        }
        guard status == 0 else { throw .refused }
        return (bytes, tag == SealedStream.finalTag)
    }
}
