private import CSodium

/// The digest of a content that comes in pieces: files, exports, uploads.
package struct DigestStream: ~Copyable {
    /// The library's state, which wants to lie at a multiple of 64 bytes and never to move.
    private let memory: UnsafeMutableRawPointer
    private let algorithm: Algorithm
    private var blake2b: OpaquePointer { OpaquePointer(memory) }
    private var sha256: UnsafeMutablePointer<crypto_hash_sha256_state> {
        memory.assumingMemoryBound(to: crypto_hash_sha256_state.self)
    }

    /// What the digest is made with.
    package enum Algorithm: Sendable {
        /// BLAKE2b-256 (RFC 7693): the fast one, for what only this service compares.
        case blake2b
        /// SHA-256 (FIPS 180-4): for what others compute too.
        case sha256
    }

    /// A digest of nothing yet.
    package init(_ algorithm: Algorithm = .blake2b) {
        Sodium.prepare()
        self.algorithm = algorithm
        let size = max(crypto_generichash_statebytes(), crypto_hash_sha256_statebytes())
        memory = .allocate(byteCount: size, alignment: 64)
        switch algorithm {
        case .blake2b: crypto_generichash_init(blake2b, nil, 0, Digest.size)
        case .sha256: crypto_hash_sha256_init(sha256)
        }
    }

    deinit { memory.deallocate() }

    /// Adds the next piece.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
        switch algorithm {
        case .blake2b: crypto_generichash_update(blake2b, start, UInt64(bytes.count))
        case .sha256: crypto_hash_sha256_update(sha256, start, UInt64(bytes.count))
        }
    }

    /// Adds the next piece.
    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// The digest of all pieces.
    package consuming func finish() -> Digest {
        let bytes = [UInt8](unsafeUninitializedCapacity: Digest.size) { buffer, count in
            switch algorithm {
            case .blake2b: crypto_generichash_final(blake2b, buffer.baseAddress!, Digest.size)
            case .sha256: crypto_hash_sha256_final(sha256, buffer.baseAddress!)
            }
            count = Digest.size
        }
        return Digest(bytes: bytes)!
    }
}
