import Crypto
import Kernel

/// The secret that a receiver shares with us, and by which it knows us (Standard Webhooks 1.0: `whsec_`, base64).
struct WebhookSecret: Sendable {
    private let bytes: [UInt8]

    /// A new one: 256 random bits.
    init() { bytes = RandomSource.bytes(32) }

    /// One that was kept: as it is, or sealed for its row.
    ///
    /// - Throws: when the key that sealed it is missing.
    init(stored: [UInt8], of webhook: Identifier<Webhook>, _ keys: KeyRing?) throws {
        if stored.count == 32 {
            bytes = stored
            return
        }
        guard let keys, let sealed = SealedValue(bytes: stored) else { throw WebhookSecretError.sealed }
        bytes = try keys.open(sealed, at: WebhookSecret.place(webhook)).withBytes { Array($0) }
    }

    /// What is kept: sealed when the service has keys.
    func stored(for webhook: Identifier<Webhook>, _ keys: KeyRing?) -> [UInt8] {
        guard let keys else { return bytes }
        return bytes.withUnsafeBytes { keys.seal($0, at: WebhookSecret.place(webhook)).bytes }
    }

    /// What its owner is shown, once.
    var text: String { "whsec_" + Base64.text(bytes) }

    /// The signature of one message: `v1,` and the HMAC-SHA256 of id, time and body between dots.
    func signature(id: String, seconds: Int64, body: [UInt8]) -> String {
        let message = Array("\(id).\(seconds).".utf8) + body
        return "v1," + Base64.text(Authenticator(key: Secret(bytes)).code(for: message))
    }

    private static func place(_ webhook: Identifier<Webhook>) -> SealedPlace {
        SealedPlace(table: "webhook", column: "secret", row: webhook.description)
    }
}

/// Why a webhook cannot be signed for.
enum WebhookSecretError: Error, CustomStringConvertible {
    case sealed

    var description: String { "the secret of a webhook is sealed, and GUICHET_KEYS names no key that opens it" }
}
