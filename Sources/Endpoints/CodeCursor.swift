private import Crypto

/// The place in a list in the order of codes after which the next page begins: opaque to clients.
package struct CodeCursor: LosslessStringConvertible, Sendable {
    package let code: String

    /// The place after one code.
    package init(after code: String) { self.code = code }

    package init?(_ text: String) {
        guard let bytes = Base64URL.bytes(text), let code = String(validating: bytes, as: UTF8.self), !code.isEmpty
        else { return nil }
        self.code = code
    }

    package var description: String { Base64URL.text(Array(code.utf8)) }
}
