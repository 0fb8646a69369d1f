import Kernel

/// Any text as the place in a list: what is taken for one is written as the same place.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    if let cursor = CodeCursor(text) { precondition(CodeCursor(cursor.description)?.code == cursor.code) }
    if let cursor = EntryCursor(text) { precondition(EntryCursor(cursor.description)?.number == cursor.number) }
    if let cursor = RankedCursor(text) { precondition(RankedCursor(cursor.description)?.key == cursor.key) }
    if let cursor = SearchCursor(text) {
        let again = SearchCursor(cursor.description)
        precondition(again?.value == cursor.value && again?.id == cursor.id)
    }
    if let name = Identifier<Never>(text) { precondition(name.description == text, "a name has one spelling") }
    if let moment = Timestamp(text) { precondition(Timestamp(moment.description) == moment) }
    if let day = Day(text) { precondition(Day(day.description) == day) }
    return 0
}
