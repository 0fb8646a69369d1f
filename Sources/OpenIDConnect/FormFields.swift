/// Names and values as a form sends them (WHATWG URL §5.1), for addresses and bodies.
struct FormFields {
    private(set) var text = ""

    init(_ fields: KeyValuePairs<String, String?> = [:]) {
        for (name, value) in fields { if let value { append(name, value) } }
    }

    mutating func append(_ name: String, _ value: String) {
        if !text.isEmpty { text += "&" }
        text += FormFields.escape(name) + "=" + FormFields.escape(value)
    }

    /// Adds the fields to an address that may have some.
    func added(to address: String) -> String { address + (address.utf8.contains(0x3F) ? "&" : "?") + text }

    /// Every byte escaped, but for letters, digits and `-._~` (RFC 3986 §2.3).
    static func escape(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
