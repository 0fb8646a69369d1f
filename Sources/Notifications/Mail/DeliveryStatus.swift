import Kernel

/// What a delivery status notification says (RFC 3464): which of our letters came back, and why.
struct DeliveryStatus: Equatable {
    let letter: Identifier<OutboxLetter>
    /// The enhanced status code (RFC 3463): `5.1.1`.
    let status: String
    /// Whether the address takes no mail at all, not just today.
    let isPermanent: Bool

    /// Reads a whole message; `nil` when it is no notification about a letter with an id of ours.
    init?(_ message: [UInt8]) {
        let lines = DeliveryStatus.unfolded(String(decoding: message, as: UTF8.self))
        guard
            let start = lines.firstIndex(where: {
                DeliveryStatus.value($0, "content-type")?.lowercased()
                    .hasPrefix("message/delivery-status") == true
            })
        else { return nil }
        let rest = lines[start...]
        guard let action = rest.lazy.compactMap({ DeliveryStatus.value($0, "action") }).first,
            let status = rest.lazy.compactMap({ DeliveryStatus.value($0, "status") }).first,
            // The notification has an id of its own, before; ours is in the message that it gives back.
            let id = rest.lazy.compactMap({ DeliveryStatus.value($0, "message-id") }).first,
            let letter = Identifier<OutboxLetter>(String(id.drop { $0 == "<" }.prefix { $0 != "@" }))
        else { return nil }
        let code = status.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard (5...11).contains(code.utf8.count) else { return nil }
        self.letter = letter
        self.status = String(code)
        isPermanent = action.lowercased() == "failed" && code.hasPrefix("5.")
    }

    /// The lines, each with those that continue it (RFC 5322 §2.2.3).
    private static func unfolded(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        let plain = text.replacing("\r\n", with: "\n")
        for line in plain.split(separator: "\n", omittingEmptySubsequences: false) {
            if let first = line.first, first == " " || first == "\t", let last = lines.popLast(), !last.isEmpty {
                lines.append(last + line)
            } else {
                lines.append(line)
            }
        }
        return lines
    }

    /// The value of a field, when the line is that field.
    private static func value(_ line: Substring, _ name: String) -> String? {
        guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { return nil }
        return String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
    }
}
