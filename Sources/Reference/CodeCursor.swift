private import Crypto

/// The place in a list in the order of codes after which the next page begins: opaque to clients.
struct CodeCursor: LosslessStringConvertible, Sendable {
    let code: String

    init(after code: String) { self.code = code }

    init?(_ text: String) {
        guard let bytes = Base64URL.bytes(text), let code = String(validating: bytes, as: UTF8.self), !code.isEmpty
        else { return nil }
        self.code = code
    }

    var description: String { Base64URL.text(Array(code.utf8)) }
}
