/// A long content sealed piece by piece under a key of its own (libsodium's secretstream, XChaCha20-Poly1305): a piece that
/// is altered, missing, moved or added is refused.
package enum SealedStream {
    /// What every piece but the last holds, in bytes.
    package static let pieceSize = 64 << 10
    /// What sealing adds to a piece.
    package static let overhead = 17
    /// What stands before the first piece.
    package static let headerSize = 24
    /// The size of its key.
    package static let keySize = 32

    /// `TAG_FINAL`: a macro of a macro, which Swift does not see.
    static let finalTag: UInt8 = 3
}
