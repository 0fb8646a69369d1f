private import Glibc

/// Refuses an object that says the same key twice: readers would disagree on which one counts.
enum JSONKeys {
    static func refuseDuplicates(
        of object: Int, in nodes: [JSONTape.Node], _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONError) {
        let count = Int(nodes[object].count)
        guard count > 1 else { return }
        if count <= 12 {
            try compareEach(of: object, in: nodes, bytes)
        } else {
            try gather(of: object, in: nodes, bytes)
        }
    }

    /// Few keys: comparing each with those before it allocates nothing.
    private static func compareEach(
        of object: Int, in nodes: [JSONTape.Node], _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONError) {
        var key = object + 1
        let end = Int(nodes[object].next)
        while key < end {
            var earlier = object + 1
            while earlier < key {
                if areEqual(nodes[earlier], nodes[key], bytes) {
                    throw JSONError(.duplicateKey, at: Int(nodes[key].start))
                }
                earlier = Int(nodes[earlier + 1].next)
            }
            key = Int(nodes[key + 1].next)
        }
    }

    private static func gather(
        of object: Int, in nodes: [JSONTape.Node], _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONError) {
        var seen = Set<[UInt8]>(minimumCapacity: Int(nodes[object].count))
        var key = object + 1
        for _ in 0..<nodes[object].count {
            guard seen.insert(JSONText.utf8(of: nodes[key], in: bytes)).inserted else {
                throw JSONError(.duplicateKey, at: Int(nodes[key].start))
            }
            key = Int(nodes[key + 1].next)
        }
    }

    private static func areEqual(
        _ left: JSONTape.Node, _ right: JSONTape.Node, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if left.isComplex || right.isComplex {
            return JSONText.utf8(of: left, in: bytes) == JSONText.utf8(of: right, in: bytes)
        }
        let count = Int(left.end - left.start)
        return count == Int(right.end - right.start)
            && memcmp(bytes.baseAddress! + Int(left.start), bytes.baseAddress! + Int(right.start), count) == 0
    }
}
