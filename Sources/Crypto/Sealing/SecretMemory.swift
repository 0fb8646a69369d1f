private import CSodium

/// Bytes that never leave the memory they were put in: locked against the swap file, between guard pages, read-only once
/// filled, wiped when the last owner lets go (libsodium, "Secure memory").
///
/// Unchecked because the pointer is written in the initialiser only.
package final class SecretMemory: @unchecked Sendable, CustomStringConvertible, CustomReflectable {
    private let start: UnsafeMutableRawPointer
    /// How many bytes there are.
    package let count: Int

    /// Memory of a size, filled once.
    ///
    /// - Parameter fill: writes the bytes; when it throws, they are wiped at once.
    package init<Failed: Error>(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failed) -> Void
    ) throws(Failed) {
        Sodium.prepare()
        guard let start = sodium_malloc(max(count, 1)) else {
            preconditionFailure("libsodium has no memory left for secrets.")
        }
        self.start = start
        self.count = count
        sodium_memzero(start, count)
        // When this throws, `deinit` runs: everything is initialised.
        try fill(UnsafeMutableRawBufferPointer(start: start, count: count))
        sodium_mprotect_readonly(start)
    }

    // Wipes, then frees.
    deinit { sodium_free(start) }

    /// Random bytes from the system.
    package static func random(_ count: Int) -> SecretMemory {
        SecretMemory(count: count) { buffer in randombytes_buf(buffer.baseAddress!, count) }
    }

    /// Shows the bytes to a function, which must not keep them.
    package func withBytes<Value, Failed: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failed) -> Value
    ) throws(Failed) -> Value {
        try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    package var description: String { "secret" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
