import Endpoints
import JSON
import Kernel

/// Reads members of an object; every mistake is found, each by its pointer.
struct BodyReader {
    private let object: JSONValue
    private var asked: Set<String> = []
    private(set) var mistakes: [Failure.Field] = []

    init(_ object: JSONValue) {
        self.object = object
        if object.kind != .object {
            mistakes.append(Failure.Field(object.pointer, "object-expected", RoutingText.wrongValue))
        }
    }

    /// A member as it stands; `nil` when it is absent or null.
    mutating func value(_ key: String) -> JSONValue? {
        asked.insert(key)
        guard let value = object[key], !value.isNull else { return nil }
        return value
    }

    /// A member that is a text of a type.
    mutating func text<Value: LosslessStringConvertible>(_ key: String, as type: Value.Type = Value.self) -> Value? {
        guard let value = value(key) else { return nil }
        guard let text = value.string, let read = Value(text) else { return mistake(value) }
        return read
    }

    /// A member that is one of the names of a type.
    mutating func name<Value: RawRepresentable<String>>(_ key: String, as type: Value.Type = Value.self) -> Value? {
        guard let value = value(key) else { return nil }
        guard let text = value.string, let read = Value(rawValue: text) else { return mistake(value) }
        return read
    }

    /// A member that is a whole number in a range.
    mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = value(key) else { return nil }
        guard let number = value.integer, range.contains(number) else { return mistake(value) }
        return number
    }

    /// A member that is true or false.
    mutating func flag(_ key: String) -> Bool? {
        guard let value = value(key) else { return nil }
        guard let flag = value.bool else { return mistake(value) }
        return flag
    }

    /// A member that must be there.
    mutating func require<Value>(_ key: String, _ value: Value?) -> Value? {
        if value == nil, object[key]?.isNull ?? true {
            mistakes.append(Failure.Field("\(object.pointer)/\(key)", "missing-key", RoutingText.missing))
        }
        return value
    }

    /// Notes a mistake.
    @discardableResult mutating func mistake<Value>(
        _ value: JSONValue, _ code: String = "invalid-value", _ message: Text = RoutingText.wrongValue
    ) -> Value? {
        mistakes.append(Failure.Field(value.pointer, code, message))
        return nil
    }

    /// Takes over the mistakes of a part.
    mutating func absorb(_ part: BodyReader) {
        var part = part
        part.refuseOthers()
        mistakes += part.mistakes
    }

    private mutating func refuseOthers() {
        for (key, value) in object.members where !asked.contains(key) {
            mistakes.append(Failure.Field(value.pointer, "unknown-key", RoutingText.unknownKey))
        }
    }

    /// Refuses the body when anything is wrong in it: 400 for a key that nobody asked for, 422 for a value.
    mutating func finish() throws(Failure) {
        refuseOthers()
        guard !mistakes.isEmpty else { return }
        let isMalformed = mistakes.contains { ["unknown-key", "object-expected", "missing-key"].contains($0.code) }
        throw Failure(isMalformed ? .malformedBody : .invalidBody, fields: mistakes)
    }
}
