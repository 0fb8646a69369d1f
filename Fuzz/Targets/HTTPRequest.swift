import HTTP

/// Any bytes, given at once and in two parts: the same head, or the same refusal.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count > 1, let start else { return 0 }
    let split = Int(start[0]) * (count - 1) / 255
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))

    var whole = RequestParser()
    let atOnce = outcome { () throws(ParseError) in try whole.parse(bytes.span) }

    let first = Array(bytes[..<split])
    var parted = RequestParser()
    var inParts = outcome { () throws(ParseError) in try parted.parse(first.span) }
    if inParts == "more" {
        inParts = outcome { () throws(ParseError) in try parted.parse(bytes.span) }
    }
    precondition(atOnce == inParts, "\(atOnce) at once, \(inParts) in parts")
    if atOnce.hasPrefix("head") { precondition(whole.length == parted.length && whole.length <= bytes.count) }
    return 0
}

private func outcome(_ parse: () throws(ParseError) -> RequestHead?) -> String {
    do {
        guard let head = try parse() else { return "more" }
        return "head \(head.method) \(head.target) \(head.framing) \(head.keepsAlive) \(head.expectsContinue)"
    } catch { return "refused \(error)" }
}
