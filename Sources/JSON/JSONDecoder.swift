import Kernel

/// Reads a Swift type out of a JSON text: strictly, so that a key nobody asked for is an error that names it.
package enum JSONDecoder {
    /// The value that a text says.
    ///
    /// - Throws: the first thing wrong, with its pointer.
    package static func decode<Value: Decodable>(_ type: Value.Type, from tape: JSONTape) throws(JSONError) -> Value {
        try decode(type, from: tape.root)
    }

    /// The value that one part of a text says.
    package static func decode<Value: Decodable>(_ type: Value.Type, from value: JSONValue) throws(JSONError) -> Value {
        let reading = JSONReading(value.tape)
        do {
            return try reading.decode(type, at: value.index)
        } catch let error as JSONError {
            throw error
        } catch {
            throw reading.failure(.invalidValue, at: value.index)
        }
    }
}

/// One decoding: the tape and which keys were asked for.
final class JSONReading {
    let tape: JSONTape
    /// A bit for each place of the tape: the key there was asked for.
    private var asked: [UInt64]

    init(_ tape: JSONTape) {
        self.tape = tape
        asked = Array(repeating: 0, count: tape.nodes.count / 64 + 1)
    }

    private func mark(_ place: Int) { asked[place / 64] |= 1 << UInt64(place % 64) }
    private func isMarked(_ place: Int) -> Bool { asked[place / 64] & 1 << UInt64(place % 64) != 0 }

    func failure(_ reason: JSONError.Reason, at index: Int, choices: Choices? = nil) -> JSONError {
        JSONError(reason, at: Int(tape.nodes[index].start), pointer: tape.pointer(to: index), choices: choices)
    }

    func decode<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
        if type == JSONValue.self { return JSONValue(tape: tape, index: index) as! Value }
        do {
            let value = try Value(from: JSONTapeDecoder(reading: self, index: index))
            try refuseUnknownKeys(of: index)
            return value
        } catch let error as JSONError {
            throw error
        } catch {
            // A domain type refused the text: the place is all that may be said, and what would have been taken.
            throw failure(.invalidValue, at: index, choices: Choices(type))
        }
    }

    /// The place of a key's value, marked as asked for.
    func find(_ key: String, in object: Int) -> Int? {
        var place = object + 1
        for _ in 0..<tape.nodes[object].count {
            if tape.isEqual(tape.nodes[place], key) {
                mark(place)
                return place + 1
            }
            place = Int(tape.nodes[place + 1].next)
        }
        return nil
    }

    /// Every key of an object, all marked as asked for.
    func keys(of object: Int) -> [String] {
        var keys: [String] = []
        var place = object + 1
        for _ in 0..<tape.nodes[object].count {
            mark(place)
            keys.append(tape.text(of: tape.nodes[place]))
            place = Int(tape.nodes[place + 1].next)
        }
        return keys
    }

    func scalar<Value>(_ value: Value?, _ reason: JSONError.Reason, at index: Int) throws -> Value {
        guard let value else { throw failure(reason, at: index) }
        return value
    }

    func string(at index: Int) throws -> String {
        try scalar(JSONValue(tape: tape, index: index).string, .stringExpected, at: index)
    }

    func bool(at index: Int) throws -> Bool {
        try scalar(JSONValue(tape: tape, index: index).bool, .booleanExpected, at: index)
    }

    func double(at index: Int) throws -> Double {
        guard tape.nodes[index].kind == .number else { throw failure(.numberExpected, at: index) }
        return try scalar(JSONValue(tape: tape, index: index).double, .numberOutOfRange, at: index)
    }

    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at index: Int) throws -> Integer {
        let node = tape.nodes[index]
        guard node.kind == .number, !node.isComplex else { throw failure(.integerExpected, at: index) }
        let value = tape.bytes.withUnsafeBufferPointer {
            JSONNumber.integer($0[Int(node.start)..<Int(node.end)], as: type)
        }
        return try scalar(value, .numberOutOfRange, at: index)
    }

    private func refuseUnknownKeys(of index: Int) throws {
        guard tape.nodes[index].kind == .object else { return }
        var place = index + 1
        for _ in 0..<tape.nodes[index].count {
            guard isMarked(place) else { throw failure(.unknownKey, at: place) }
            place = Int(tape.nodes[place + 1].next)
        }
    }
}
