/// The characters of a string that has been checked.
enum JSONText {
    static func string(of node: JSONTape.Node, in bytes: UnsafeBufferPointer<UInt8>) -> String {
        let raw = UnsafeBufferPointer(rebasing: bytes[Int(node.start)..<Int(node.end)])
        return node.isComplex ? String(decoding: unescape(raw), as: UTF8.self) : String(decoding: raw, as: UTF8.self)
    }

    static func utf8(of node: JSONTape.Node, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let raw = UnsafeBufferPointer(rebasing: bytes[Int(node.start)..<Int(node.end)])
        return node.isComplex ? unescape(raw) : Array(raw)
    }

    private static func unescape(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var at = 0
        while at < raw.count {
            guard raw[at] == UInt8(ascii: "\\") else {
                text.append(raw[at])
                at += 1
                continue
            }
            let escape = raw[at + 1]
            at += 2
            switch escape {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                var code = codeUnit(raw, at)
                at += 4
                if (0xD800..<0xDC00).contains(code) {
                    code = 0x10000 + (code - 0xD800) << 10 + (codeUnit(raw, at + 2) - 0xDC00)
                    at += 6
                }
                text.append(contentsOf: Unicode.UTF8.encode(Unicode.Scalar(code)!)!)
            default: text.append(escape)
            }
        }
        return text
    }

    private static func codeUnit(_ raw: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
        raw[start..<start + 4].reduce(0) { unit, byte in
            unit << 4 | UInt32(byte < 0x3A ? byte - 0x30 : byte | 0x20 - 0x57)
        }
    }
}

extension JSONTape {
    func text(of node: Node) -> String {
        bytes.withUnsafeBufferPointer { JSONText.string(of: node, in: $0) }
    }
}
