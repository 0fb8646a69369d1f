/// The members of an object, in order.
package struct RawMap: Sendable, Equatable {
    package private(set) var keys: [String] = []
    package private(set) var values: [RawNode] = []

    package init() {}

    /// The members in the order that a JavaScript object gives them: keys that are array indices first, ascending.
    ///
    /// A repeated key keeps its first place and its last value.
    package init(_ members: some Sequence<(key: String, value: RawNode)>) {
        var places = NameTable()
        for member in members {
            let known = places.count
            let place = Int(places.intern(member.key))
            if place == known {
                keys.append(member.key)
                values.append(member.value)
            } else {
                values[place] = member.value
            }
        }
        putIndicesFirst()
    }

    /// Members whose keys are known to differ.
    init(unique members: [(key: String, value: RawNode)]) {
        keys = members.map(\.key)
        values = members.map(\.value)
        putIndicesFirst()
    }

    private mutating func putIndicesFirst() {
        guard keys.contains(where: { RawMap.index($0) != nil }) else { return }
        let order = keys.indices.sorted { left, right in
            switch (RawMap.index(keys[left]), RawMap.index(keys[right])) {
            case (let left?, let right?): left < right
            case (nil, nil): left < right
            case (let left, _): left != nil
            }
        }
        keys = order.map { keys[$0] }
        values = order.map { values[$0] }
    }

    package var count: Int { keys.count }
    package var isEmpty: Bool { keys.isEmpty }

    /// The members, in order.
    package var members: Zip2Sequence<[String], [RawNode]> { zip(keys, values) }

    /// The value of a key; `nil` when the key is absent, which is not the same as null.
    package subscript(key: String) -> RawNode? {
        get {
            for place in keys.indices where RawMap.isSame(keys[place], key) { return values[place] }
            return nil
        }
        set {
            if let place = keys.firstIndex(where: { RawMap.isSame($0, key) }) {
                if let newValue {
                    values[place] = newValue
                } else {
                    keys.remove(at: place)
                    values.remove(at: place)
                }
            } else if let newValue {
                keys.append(key)
                values.append(newValue)
            }
        }
    }

    /// The same members without one.
    func without(_ key: String) -> RawMap {
        var rest = self
        rest[key] = nil
        return rest
    }

    /// Equality of bytes: two spellings of an accent are two keys.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    /// The array index that a key is in JavaScript.
    private static func index(_ key: String) -> UInt32? {
        guard let first = key.utf8.first, (0x30...0x39).contains(first), let index = UInt32(key), index != .max,
            first != 0x30 || key.utf8.count == 1
        else { return nil }
        return index
    }
}
