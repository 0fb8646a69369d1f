private import Glibc

/// One value of a JSON text, seen where it stands.
package struct JSONValue: Sendable {
    let tape: JSONTape
    let index: Int

    /// What a value is.
    package enum Kind: UInt8, Sendable {
        case null
        case `false`
        case `true`
        case number
        case string
        case array
        case object
    }

    private var node: JSONTape.Node { tape.nodes[index] }

    package var kind: Kind { node.kind }

    package var isNull: Bool { node.kind == .null }

    /// The characters of a string; `nil` for another kind.
    package var string: String? { node.kind == .string ? tape.text(of: node) : nil }

    /// The nearest double to a number; `nil` for another kind, or beyond the largest double.
    package var double: Double? {
        guard node.kind == .number else { return nil }
        return tape.bytes.withUnsafeBufferPointer { JSONNumber.double($0[Int(node.start)..<Int(node.end)]) }
    }

    /// A number written without fraction or exponent; `nil` when it is something else or does not fit.
    package var integer: Int? {
        guard node.kind == .number, !node.isComplex else { return nil }
        return tape.bytes.withUnsafeBufferPointer {
            JSONNumber.integer($0[Int(node.start)..<Int(node.end)], as: Int.self)
        }
    }

    package var bool: Bool? {
        switch node.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The bytes of the value as they were written, quotes included.
    package var raw: ArraySlice<UInt8> {
        let quote = node.kind == .string ? 1 : 0
        return tape.bytes[Int(node.start) - quote..<Int(node.end) + quote]
    }

    /// The JSON pointer of this value (RFC 6901).
    package var pointer: String { tape.pointer(to: index) }

    /// How many members or elements the value has; 0 for a scalar.
    package var count: Int { Int(node.count) }

    /// The elements of an array, in order; none for another kind.
    package var elements: Elements { Elements(tape: tape, at: index + 1, left: node.kind == .array ? count : 0) }

    /// The members of an object, in order; none for another kind.
    package var members: Members { Members(tape: tape, at: index + 1, left: node.kind == .object ? count : 0) }

    /// The value of a key; `nil` when the object lacks it, or for another kind.
    package subscript(key: String) -> JSONValue? {
        guard node.kind == .object else { return nil }
        var place = index + 1
        for _ in 0..<count {
            if tape.isEqual(tape.nodes[place], key) { return JSONValue(tape: tape, index: place + 1) }
            place = Int(tape.nodes[place + 1].next)
        }
        return nil
    }

    /// The elements of an array.
    package struct Elements: Sequence, IteratorProtocol {
        let tape: JSONTape
        var at: Int
        var left: Int

        package mutating func next() -> JSONValue? {
            guard left > 0 else { return nil }
            defer {
                left -= 1
                at = Int(tape.nodes[at].next)
            }
            return JSONValue(tape: tape, index: at)
        }
    }

    /// The members of an object.
    package struct Members: Sequence, IteratorProtocol {
        let tape: JSONTape
        var at: Int
        var left: Int

        package mutating func next() -> (key: String, value: JSONValue)? {
            guard left > 0 else { return nil }
            defer {
                left -= 1
                at = Int(tape.nodes[at + 1].next)
            }
            return (tape.text(of: tape.nodes[at]), JSONValue(tape: tape, index: at + 1))
        }
    }
}

/// As a member of a type that is read: the part as it stands, whose keys nobody checks.
extension JSONValue: Decodable {
    /// Never called: `JSONDecoder` hands the part over itself, and another decoder has none.
    package init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not a JSON text of ours"))
    }
}

extension JSONTape {
    /// Whether a key's characters are those of a string.
    func isEqual(_ node: Node, _ key: String) -> Bool {
        guard !node.isComplex else { return text(of: node).utf8.elementsEqual(key.utf8) }
        let count = Int(node.end - node.start)
        guard key.utf8.count == count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            let matched = key.utf8.withContiguousStorageIfAvailable { other in
                count == 0 || memcmp(bytes.baseAddress! + Int(node.start), other.baseAddress!, count) == 0
            }
            return matched ?? bytes[Int(node.start)..<Int(node.end)].elementsEqual(key.utf8)
        }
    }
}
