private import CSQLite

/// Where the texts and bytes lie that are bound to a statement: SQLite reads them there, instead of asking for memory for each of them
/// and copying it (sqlite.org/c3ref/bind_blob.html, SQLITE_STATIC).
///
/// What is bound must lie still until something else is, or the statement goes: the statement keeps this as long as itself.
final class BoundBytes {
    private var start = UnsafeMutableRawPointer.allocate(byteCount: 0, alignment: 1)
    private var size = 0
    private var used = 0

    /// Bytes that one value may have to lie here: whoever writes a long text once shall not keep room for it.
    private static let longest = 4096

    deinit { start.deallocate() }

    /// Begins anew, with room for some values: from here on what was bound before must not be read.
    func makeRoom(for values: [SQLDatum]) {
        used = 0
        var needed = 0
        for value in values {
            switch value {
            case .text(let text): needed += min(text.utf8.count, BoundBytes.longest)
            case .blob(let bytes): needed += min(bytes.count, BoundBytes.longest)
            case .null, .integer, .real: break
            }
        }
        guard needed > size else { return }
        start.deallocate()
        size = needed
        start = .allocate(byteCount: size, alignment: 1)
    }

    /// Binds a text, which may be long.
    func bindText(_ text: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, at place: Int32) -> Int32 {
        guard let kept = keep(UnsafeRawBufferPointer(text)) else {
            return text.withMemoryRebound(to: CChar.self) {
                csqlite_bind_text(statement, place, $0.baseAddress, UInt64($0.count))
            }
        }
        let characters = kept.assumingMemoryBound(to: CChar.self)
        return sqlite3_bind_text64(statement, place, characters, UInt64(text.count), nil, UInt8(SQLITE_UTF8))
    }

    /// Binds bytes, which may be many.
    func bindBlob(_ bytes: UnsafeRawBufferPointer, to statement: OpaquePointer, at place: Int32) -> Int32 {
        guard let kept = keep(bytes) else {
            return csqlite_bind_blob(statement, place, bytes.baseAddress, UInt64(bytes.count))
        }
        return sqlite3_bind_blob64(statement, place, kept, UInt64(bytes.count), nil)
    }

    /// Puts a value here; `nil` when it is too long.
    private func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawPointer? {
        guard bytes.count <= BoundBytes.longest else { return nil }
        let kept = start + used
        kept.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(start), byteCount: bytes.count)
        used += bytes.count
        return kept
    }
}
