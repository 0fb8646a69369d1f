import HTTP

/// Finds tokens of ours where none may be: in an address, which logs and histories on the way keep.
enum LeakedToken {
    /// How keys and sessions begin.
    private static let beginnings = ["gk_live_", "gk_test_", "gs_"].map { Array($0.utf8) }
    /// At least so many characters follow, 256 bits: names of keys, which are no secret, and what identity providers give
    /// back are shorter.
    private static let secretLength = 43

    /// Whether an address holds a key or a session, whatever was escaped in it.
    static func isIn(_ target: RequestTarget) -> Bool {
        guard target.length > secretLength else { return false }
        return target.segments.contains(where: isIn)
            || target.parameters.contains { isIn($0.name) || isIn($0.value) }
    }

    private static func isIn(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count > secretLength else { return false }
        for place in 0..<bytes.count - secretLength where bytes[place] == 0x67 {
            // In the midst of a longer run it is by chance: the codes of identity providers have hundreds of characters.
            guard place == 0 || !isPlain(bytes[place - 1]) else { continue }
            for beginning in beginnings where bytes[place...].starts(with: beginning) {
                let secret = bytes[(place + beginning.count)...].prefix(while: isPlain)
                if secret.count >= secretLength { return true }
            }
        }
        return false
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}
