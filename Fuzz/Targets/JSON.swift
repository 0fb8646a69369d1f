import JSON

/// Any bytes: what is read and written again is read the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    guard let tape = try? JSONTape(text) else { return 0 }
    let once = written(tape.root)
    guard let again = try? JSONTape(once) else { preconditionFailure("our own text is refused") }
    precondition(written(again.root) == once, "not the same the second time")
    _ = tape.root.pointer
    return 0
}

private func written(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    write(value, to: &writer)
    return writer.bytes
}

private func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value.kind {
    case .null: writer.null()
    case .true, .false: writer.bool(value.bool!)
    case .number: if let double = value.double { writer.number(double) } else { writer.raw(value.raw) }
    case .string: writer.string(value.string!)
    case .array:
        writer.beginArray()
        for element in value.elements { write(element, to: &writer) }
        writer.endArray()
    case .object:
        writer.beginObject()
        for (key, member) in value.members {
            writer.key(key)
            write(member, to: &writer)
        }
        writer.endObject()
    }
}
