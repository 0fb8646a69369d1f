/// Bytes in the alphabet of mail and of signatures, with padding (RFC 4648 §4).
package enum Base64 {
    /// Four characters for three bytes; the last ones filled up with `=`.
    package static func text(_ bytes: [UInt8]) -> String {
        let text = Base64URL.text(bytes).replacing("-", with: "+").replacing("_", with: "/")
        return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }
}
