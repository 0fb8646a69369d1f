private import Crypto

/// The place in a history after which the next page begins: opaque to clients.
package struct EntryCursor: LosslessStringConvertible, Sendable {
    package let number: Int

    /// The place after an entry.
    package init(after number: Int) { self.number = number }

    package init?(_ text: String) {
        guard let bytes = Base64URL.bytes(text), let number = Int(String(decoding: bytes, as: UTF8.self)), number > 0
        else { return nil }
        self.number = number
    }

    package var description: String { Base64URL.text(Array(String(number).utf8)) }
}
