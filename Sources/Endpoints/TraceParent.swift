/// The name of a trace that crosses services (W3C Trace Context, version 00), carried on to the log and to partners.
struct TraceParent: LosslessStringConvertible, Sendable {
    let description: String
    /// 32 hexadecimal digits.
    let trace: String

    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "00", parts.map(\.utf8.count) == [2, 32, 16, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy(TraceParent.isDigit) }), parts[1].contains(where: { $0 != "0" }),
            parts[2].contains(where: { $0 != "0" })
        else { return nil }
        description = text
        trace = String(parts[1])
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x66: true
        default: false
        }
    }
}
