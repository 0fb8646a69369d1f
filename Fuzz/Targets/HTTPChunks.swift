import HTTP

/// Any bytes, given at once and byte by byte: the same body and the same end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let atOnce = decode([bytes])
    let inParts = decode(bytes.map { [$0] })
    precondition(atOnce.body == inParts.body && atOnce.end == inParts.end && atOnce.consumed == inParts.consumed)
    precondition(atOnce.body.count <= 1000, "more than the limit")
    return 0
}

private func decode(_ parts: [[UInt8]]) -> (body: [UInt8], end: String, consumed: Int) {
    var decoder = ChunkedDecoder(limit: 1000)
    var body: [UInt8] = []
    var consumed = 0
    for part in parts {
        var place = 0
        do {
            reading: while true {
                switch try decoder.next(part.span, at: &place) {
                case .data(let range): body += part[range]
                case .needsMore: break reading
                case .end: return (body, "end", consumed + place)
                }
            }
        } catch { return (body, "refused \(error)", 0) }
        consumed += place
    }
    return (body, "more", consumed)
}
