private import CSodium

/// One key of the ring: its number, which goes with each value, and 32 bytes that nobody sees.
struct SealingKey: Sendable {
    let number: UInt32
    let memory: SecretMemory

    static let size = 32

    /// The key that serves one purpose: values are sealed and messages authenticated under keys that say nothing of
    /// each other (BLAKE2b keyed with the master key, RFC 7693 §2.9).
    func subkey(for purpose: String) -> SecretMemory {
        let purpose = Array(purpose.utf8)
        return SecretMemory(count: SealingKey.size) { buffer in
            memory.withBytes { key in
                _ = crypto_generichash(
                    buffer.baseAddress!.assumingMemoryBound(to: UInt8.self), SealingKey.size, purpose,
                    UInt64(purpose.count), key.baseAddress?.assumingMemoryBound(to: UInt8.self), key.count)
            }
        }
    }
}
