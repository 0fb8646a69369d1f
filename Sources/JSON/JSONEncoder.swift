/// Writes a Swift value as JSON, keys in the order in which they are declared, absent optionals omitted.
package enum JSONEncoder {
    /// The bytes of a value.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        var writer = JSONWriter()
        try encode(value, into: &writer)
        return writer.bytes
    }

    /// Writes a value where a writer stands.
    package static func encode(_ value: some Encodable, into writer: inout JSONWriter) throws {
        let writing = JSONWriting(writer)
        try writing.encode(value)
        writer = writing.writer
    }
}

/// One encoding: where it writes and which brackets are open.
final class JSONWriting {
    var writer: JSONWriter
    private var closings: [UInt8] = []

    init(_ writer: JSONWriter) { self.writer = writer }

    var depth: Int { closings.count }

    func open(_ isObject: Bool) {
        if isObject { writer.beginObject() } else { writer.beginArray() }
        closings.append(isObject ? 1 : 0)
    }

    /// Closes what nested values left open.
    func close(to depth: Int) {
        while closings.count > depth {
            if closings.removeLast() == 1 { writer.endObject() } else { writer.endArray() }
        }
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        let depth = self.depth
        try value.encode(to: JSONTapeEncoder(writing: self, depth: depth))
        close(to: depth)
    }
}

/// The standard library's encoding protocols over a writer.
struct JSONTapeEncoder: Encoder, SingleValueEncodingContainer {
    let writing: JSONWriting
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if writing.depth == depth { writing.open(true) }
        return KeyedEncodingContainer(JSONKeyedEncoding<Key>(writing: writing, depth: depth + 1))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if writing.depth == depth { writing.open(false) }
        return JSONUnkeyedEncoding(writing: writing, depth: depth + 1)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { writing.writer.null() }
    func encode(_ value: Bool) { writing.writer.bool(value) }
    func encode(_ value: String) { writing.writer.string(value) }
    func encode(_ value: Double) { writing.writer.number(value) }
    func encode(_ value: Float) { writing.writer.number(Double(value)) }
    func encode(_ value: Int) { writing.writer.integer(value) }
    func encode(_ value: Int8) { writing.writer.integer(value) }
    func encode(_ value: Int16) { writing.writer.integer(value) }
    func encode(_ value: Int32) { writing.writer.integer(value) }
    func encode(_ value: Int64) { writing.writer.integer(value) }
    func encode(_ value: UInt) { writing.writer.integer(value) }
    func encode(_ value: UInt8) { writing.writer.integer(value) }
    func encode(_ value: UInt16) { writing.writer.integer(value) }
    func encode(_ value: UInt32) { writing.writer.integer(value) }
    func encode(_ value: UInt64) { writing.writer.integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try writing.encode(value) }
}

/// The members of an object being written.
struct JSONKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writing: JSONWriting
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func key(_ key: Key) {
        writing.close(to: depth)
        writing.writer.key(key.stringValue)
    }

    func encodeNil(forKey key: Key) {
        self.key(key)
        writing.writer.null()
    }

    // The common kinds, without the way through their own `encode(to:)`.
    func encode(_ value: String, forKey key: Key) {
        self.key(key)
        writing.writer.string(value)
    }

    func encode(_ value: Int, forKey key: Key) {
        self.key(key)
        writing.writer.integer(value)
    }

    func encode(_ value: Double, forKey key: Key) {
        self.key(key)
        writing.writer.number(value)
    }

    func encode(_ value: Bool, forKey key: Key) {
        self.key(key)
        writing.writer.bool(value)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        self.key(key)
        try writing.encode(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { nested(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { JSONTapeEncoder(writing: writing, depth: depth - 1) }
    func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

    private func nested(_ key: Key) -> JSONTapeEncoder {
        self.key(key)
        return JSONTapeEncoder(writing: writing, depth: depth)
    }
}

/// The elements of an array being written.
struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let writing: JSONWriting
    let depth: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(writing: JSONWriting, depth: Int) {
        self.writing = writing
        self.depth = depth
    }

    mutating func encodeNil() {
        step()
        writing.writer.null()
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        step()
        try writing.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        nested().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { nested() }

    private mutating func nested() -> JSONTapeEncoder {
        step()
        return JSONTapeEncoder(writing: writing, depth: depth)
    }

    private mutating func step() {
        writing.close(to: depth)
        count += 1
    }
}
