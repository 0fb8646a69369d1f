import Endpoints
import JSON
import Kernel
import Publicodes

/// Hands out the members of a JSON body by their kinds, and refuses those that nobody asked for.
struct BodyMembers {
    private let body: JSONValue
    private var asked: Set<String> = []

    /// - Throws: when the body is no object.
    init(_ body: JSONValue) throws(Failure) {
        guard body.kind == .object else { throw BodyMembers.wrong(body, .objectExpected) }
        self.body = body
    }

    /// A member of any kind.
    mutating func value(_ key: String) -> JSONValue? {
        asked.insert(key)
        return body[key]
    }

    /// A text that must be there.
    mutating func text(_ key: String) throws(Failure) -> String {
        guard let text = try optionalText(key) else { throw BodyMembers.missing(key, in: body) }
        return text
    }

    mutating func optionalText(_ key: String) throws(Failure) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.string else { throw BodyMembers.wrong(value, .stringExpected) }
        return text
    }

    /// A text of a type of its own.
    mutating func typed<Value: LosslessStringConvertible>(_ key: String, as type: Value.Type) throws(Failure) -> Value?
    {
        guard let text = try optionalText(key) else { return nil }
        guard let typed = Value(text) else { throw BodyMembers.wrong(body[key]!, .invalidValue) }
        return typed
    }

    mutating func day(_ key: String) throws(Failure) -> Day? { try typed(key, as: Day.self) }

    mutating func flag(_ key: String) throws(Failure) -> Bool? {
        guard let value = value(key) else { return nil }
        guard let flag = value.bool else { throw BodyMembers.wrong(value, .booleanExpected) }
        return flag
    }

    mutating func integer(_ key: String, _ range: ClosedRange<Int>) throws(Failure) -> Int? {
        guard let value = value(key) else { return nil }
        guard let integer = value.integer, range.contains(integer) else {
            throw BodyMembers.wrong(value, .invalidValue)
        }
        return integer
    }

    /// An object whose values are expressions; empty when absent.
    mutating func situation(_ key: String) throws(Failure) -> RawMap {
        guard let value = value(key) else { return RawMap() }
        try EvaluationRequest.checkSituation(value)
        return RawNode(value).map ?? RawMap()
    }

    /// The elements of an array.
    mutating func list(_ key: String, upTo limit: Int) throws(Failure) -> [JSONValue]? {
        guard let value = value(key) else { return nil }
        guard value.kind == .array else { throw BodyMembers.wrong(value, .arrayExpected) }
        guard value.count <= limit else { throw BodyMembers.wrong(value, .tooManyValues) }
        return Array(value.elements)
    }

    /// Refuses the members that nobody asked for.
    func finish() throws(Failure) {
        for (key, value) in body.members where !asked.contains(key) { throw BodyMembers.wrong(value, .unknownKey) }
    }

    /// The refusal of a value.
    static func wrong(_ value: JSONValue, _ reason: JSONError.Reason) -> Failure {
        Failure(JSONError(reason, at: 0, pointer: value.pointer))
    }

    /// The refusal of an object without a key.
    static func missing(_ key: String, in body: JSONValue) -> Failure {
        Failure(JSONError(.missingKey, at: 0, pointer: body.pointer + "/" + key))
    }
}
