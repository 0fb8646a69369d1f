/// Names and their numbers, found by their very bytes.
///
/// Swift's own dictionary of strings holds two spellings of an accent for the same key, and pays for it.
struct NameTable: Sendable {
    private(set) var names: [String] = []
    /// Numbers of names plus one, 0 where free; the size is a power of two.
    private var slots: [Int32] = Array(repeating: 0, count: 64)
    private var hashes: [UInt32] = []

    var count: Int { names.count }

    subscript(id: Int32) -> String { names[Int(id)] }

    /// The number of a name, if it is known.
    func id(of name: String) -> Int32? {
        var name = name
        return name.withUTF8 { id(of: $0) }
    }

    /// The number of the name with these bytes, if it is known.
    func id(of bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        let hash = NameTable.hash(bytes)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let id = slots[slot] - 1
            if hashes[Int(id)] == hash, NameTable.isEqual(names[Int(id)], bytes) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a name, which is given the next one when it is new.
    mutating func intern(_ name: String) -> Int32 {
        if let id = id(of: name) { return id }
        if (names.count + 1) * 2 > slots.count { grow() }
        var native = name
        native.makeContiguousUTF8()
        names.append(native)
        hashes.append(native.withUTF8 { NameTable.hash($0) })
        place(Int32(names.count - 1))
        return Int32(names.count - 1)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for id in names.indices { place(Int32(id)) }
    }

    private mutating func place(_ id: Int32) {
        var slot = Int(hashes[Int(id)]) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = id + 1
    }

    private static func isEqual(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var name = name
        return name.withUTF8 { $0.count == bytes.count && $0.elementsEqual(bytes) }
    }

    /// FNV-1a, 32 bits.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }
}
