/// The standard library's decoding protocols over a tape.
struct JSONTapeDecoder: Decoder, SingleValueDecodingContainer {
    let reading: JSONReading
    let index: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard reading.tape.nodes[index].kind == .object else { throw reading.failure(.objectExpected, at: index) }
        return KeyedDecodingContainer(JSONKeyedContainer<Key>(reading: reading, index: index))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard reading.tape.nodes[index].kind == .array else { throw reading.failure(.arrayExpected, at: index) }
        return JSONUnkeyedContainer(reading: reading, index: index)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { reading.tape.nodes[index].kind == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try reading.bool(at: index) }
    func decode(_ type: String.Type) throws -> String { try reading.string(at: index) }
    func decode(_ type: Double.Type) throws -> Double { try reading.double(at: index) }
    func decode(_ type: Float.Type) throws -> Float { Float(try reading.double(at: index)) }
    func decode(_ type: Int.Type) throws -> Int { try reading.integer(type, at: index) }
    func decode(_ type: Int8.Type) throws -> Int8 { try reading.integer(type, at: index) }
    func decode(_ type: Int16.Type) throws -> Int16 { try reading.integer(type, at: index) }
    func decode(_ type: Int32.Type) throws -> Int32 { try reading.integer(type, at: index) }
    func decode(_ type: Int64.Type) throws -> Int64 { try reading.integer(type, at: index) }
    func decode(_ type: UInt.Type) throws -> UInt { try reading.integer(type, at: index) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try reading.integer(type, at: index) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try reading.integer(type, at: index) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try reading.integer(type, at: index) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try reading.integer(type, at: index) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reading.decode(type, at: index) }
}

/// The members of an object, asked for by key.
struct JSONKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reading: JSONReading
    let index: Int
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { reading.keys(of: index).compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { reading.find(key.stringValue, in: index) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { reading.tape.nodes[try place(key)].kind == .null }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reading.bool(at: place(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try reading.string(at: place(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try reading.double(at: place(key)) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reading.integer(type, at: place(key)) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try reading.decode(type, at: place(key))
    }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try decoder(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { JSONTapeDecoder(reading: reading, index: index) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

    private func decoder(_ key: Key) throws -> JSONTapeDecoder {
        JSONTapeDecoder(reading: reading, index: try place(key))
    }

    private func place(_ key: Key) throws -> Int {
        guard let place = reading.find(key.stringValue, in: index) else {
            let object = reading.failure(.missingKey, at: index)
            throw JSONError(.missingKey, at: object.offset, pointer: object.pointer + "/" + key.stringValue)
        }
        return place
    }
}

/// The elements of an array, taken one after the other.
struct JSONUnkeyedContainer: UnkeyedDecodingContainer {
    private let reading: JSONReading
    private let index: Int
    private var at: Int
    private(set) var currentIndex = 0

    init(reading: JSONReading, index: Int) {
        self.reading = reading
        self.index = index
        at = index + 1
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { Int(reading.tape.nodes[index].count) }
    var isAtEnd: Bool { currentIndex == Int(reading.tape.nodes[index].count) }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, reading.tape.nodes[at].kind == .null else { return false }
        _ = try step()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reading.decode(type, at: step()) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested>
    { try superJSONDecoder().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superJSONDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try superJSONDecoder() }

    private mutating func superJSONDecoder() throws -> JSONTapeDecoder {
        JSONTapeDecoder(reading: reading, index: try step())
    }

    private mutating func step() throws -> Int {
        guard !isAtEnd else { throw reading.failure(.valueExpected, at: index) }
        defer {
            at = Int(reading.tape.nodes[at].next)
            currentIndex += 1
        }
        return at
    }
}
