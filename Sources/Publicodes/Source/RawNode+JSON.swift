package import JSON

extension RawNode {
    /// Reads a JSON value.
    package init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .number: self = .number(value.double ?? (value.raw.first == UInt8(ascii: "-") ? -.infinity : .infinity))
        case .string: self = .string(value.string ?? "")
        case .array: self = .list(value.elements.map { RawNode($0) })
        // JSON objects never hold a key twice here: the parser refuses them.
        case .object: self = .map(RawMap(unique: value.members.map { (key: $0.key, value: RawNode($0.value)) }))
        }
    }

    /// Writes it as JavaScript's `JSON.stringify` does.
    package func write(into writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let bool): writer.bool(bool)
        case .number(let number): number.isFinite ? writer.number(number) : writer.null()
        case .string(let string): writer.string(string)
        case .list(let elements):
            writer.beginArray()
            for element in elements { element.write(into: &writer) }
            writer.endArray()
        case .map(let map):
            writer.beginObject()
            for (key, value) in map.members {
                writer.key(key)
                value.write(into: &writer)
            }
            writer.endObject()
        }
    }
}
