private import CSodium
package import Kernel

/// HMAC-SHA256 (RFC 2104, FIPS 198-1) under one key: proves that a content comes from somebody who has the key.
package struct Authenticator: Sendable {
    private let key: Secret

    /// An authenticator; the key may have any length.
    package init(key: Secret) { self.key = key }

    /// The 32 bytes that authenticate a message.
    package func code(for message: [UInt8]) -> [UInt8] {
        Sodium.prepare()
        // The one-call form wants a key of exactly 32 bytes; this one takes any.
        var state = crypto_auth_hmacsha256_state()
        return [UInt8](unsafeUninitializedCapacity: Digest.size) { buffer, count in
            crypto_auth_hmacsha256_init(&state, key.bytes, key.bytes.count)
            crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
            crypto_auth_hmacsha256_final(&state, buffer.baseAddress!)
            count = Digest.size
        }
    }

    /// Whether a code authenticates a message, in a time that says nothing about the right code.
    package func accepts(_ code: [UInt8], for message: [UInt8]) -> Bool {
        ConstantTime.areEqual(self.code(for: message), code)
    }
}
