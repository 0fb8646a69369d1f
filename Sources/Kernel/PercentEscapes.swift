extension String {
    /// The text whose octets were escaped with `%` (RFC 3986 §2.1), as fields of HTTP have to be beyond ASCII; `nil` when an escape is
    /// wrong, or what was escaped is no UTF-8.
    package init?(unescaping text: some StringProtocol) {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        self.init(validating: bytes, as: UTF8.self)
    }
}
