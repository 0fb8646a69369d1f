/// Many short texts end to end: one allocation where as many strings would take one each.
struct PackedTexts: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    mutating func append(_ text: some Collection<UInt8>) {
        bytes.append(contentsOf: text)
        ends.append(UInt32(bytes.count))
    }

    var count: Int { ends.count }

    /// The bytes of one text.
    func slice(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    subscript(index: Int) -> String { String(decoding: slice(index), as: UTF8.self) }
}
