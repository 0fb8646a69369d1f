import JSON
import Kernel
import Territories

/// Reads a condition from JSON; every mistake is found, each by its pointer.
struct ConditionReader {
    private(set) var mistakes: [Failure.Field] = []

    /// Reads a condition.
    ///
    /// - Throws: `Failure(.invalidCondition)` with everything that is wrong.
    static func read(_ value: JSONValue) throws(Failure) -> Condition {
        var reader = ConditionReader()
        let condition = reader.condition(value, depth: 1)
        guard let condition, reader.mistakes.isEmpty else { throw Failure(.invalidCondition, fields: reader.mistakes) }
        return condition
    }

    private mutating func condition(_ value: JSONValue, depth: Int) -> Condition? {
        guard depth <= Condition.deepest else {
            return mistake(
                value, "too-deep",
                Text(
                    fr: "Une condition a au plus \(Condition.deepest) niveaux.",
                    en: "A condition has at most \(Condition.deepest) levels."))
        }
        guard value.kind == .object else { return mistake(value, "object-expected", .objectExpected) }
        let keys = value.members.map(\.key)
        switch keys {
        case ["all"], ["any"]:
            let list = value[keys[0]]!
            guard list.kind == .array, list.count > 0 else { return mistake(list, "list-expected", .listExpected) }
            let parts = list.elements.map { condition($0, depth: depth + 1) }
            guard !parts.contains(nil) else { return nil }
            return keys == ["all"] ? .all(parts.compactMap(\.self)) : .any(parts.compactMap(\.self))
        case ["not"]: return condition(value["not"]!, depth: depth + 1).map { .not($0) }
        default: return test(value, keys: Set(keys))
        }
    }

    private mutating func test(_ value: JSONValue, keys: Set<String>) -> Condition? {
        guard let name = value["field"]?.string, let operation = value["op"]?.string,
            keys.isSubset(of: ["field", "op", "value"])
        else { return mistake(value, "test-expected", .testExpected) }
        guard let field = Field(name) else { return mistake(value["field"]!, "unknown-field", .unknownField) }
        guard operation != "exists" else {
            return value["value"] == nil
                ? .test(.init(field, .exists)) : mistake(value["value"]!, "value-not-expected", .noValueExpected)
        }
        guard let given = value["value"] else { return mistake(value, "value-expected", .valueExpected) }
        return comparison(operation, field, given, at: value["op"]!).map { .test(.init(field, $0)) }
    }

    private mutating func comparison(
        _ operation: String, _ field: Field, _ value: JSONValue, at place: JSONValue
    ) -> Condition.Comparison? {
        switch operation {
        case "eq": return self.value(value, field).map { .equals($0) }
        case "in":
            guard value.kind == .array, value.count > 0 else { return mistake(value, "list-expected", .listExpected) }
            let values = value.elements.map { self.value($0, field) }
            return values.contains(nil) ? nil : .isIn(values.compactMap(\.self))
        case "prefix":
            guard field.isText else { return mistake(place, "operation-not-suited", .notSuited) }
            let texts = value.kind == .array ? value.elements.map(\.string) : [value.string]
            guard !texts.isEmpty, !texts.contains(where: { $0?.isEmpty ?? true }) else {
                return mistake(value, "text-expected", .valueExpected)
            }
            return .hasPrefix(texts.compactMap(\.self))
        case "gte", "lte":
            guard field.isNumber else { return mistake(place, "operation-not-suited", .notSuited) }
            guard let number = value.double else { return mistake(value, "number-expected", .numberExpected) }
            return operation == "gte" ? .atLeast(number) : .atMost(number)
        case "between":
            guard field.isNumber else { return mistake(place, "operation-not-suited", .notSuited) }
            let ends = value.kind == .array ? value.elements.compactMap(\.double) : []
            guard ends.count == 2, value.count == 2 else { return mistake(value, "two-numbers-expected", .twoNumbers) }
            guard ends[0] <= ends[1] else { return mistake(value, "never-met", .neverMet) }
            return .between(ends[0], ends[1])
        default: return mistake(place, "unknown-operation", .unknownOperation)
        }
    }

    /// A value of the kind that a field has.
    private mutating func value(_ value: JSONValue, _ field: Field) -> Condition.Value? {
        switch value.kind {
        case .string where field.takesTexts:
            let text = value.string ?? ""
            guard field == .naf else { return .text(text) }
            guard let code = NafCode(text) else { return mistake(value, "invalid-code", .invalidCode) }
            return .text(code.description)
        case .number where field.isNumber: return .number(value.double ?? 0)
        case .true where field.takesFlags: return .flag(true)
        case .false where field.takesFlags: return .flag(false)
        default: return mistake(value, "wrong-kind", .wrongKind)
        }
    }

    private mutating func mistake<Result>(_ value: JSONValue, _ code: String, _ text: Text) -> Result? {
        mistakes.append(Failure.Field(value.pointer, code, text))
        return nil
    }
}

extension Field {
    private var isAnswer: Bool { if case .answer = self { true } else { false } }

    /// Whether its value is a number.
    fileprivate var isNumber: Bool {
        switch self {
        case .ageYears, .createdYear, .headcount, .answer: true
        default: false
        }
    }

    /// Whether its value is a code.
    fileprivate var isText: Bool { !isNumber && self != .ess }
    fileprivate var takesTexts: Bool { isText || isAnswer }
    fileprivate var takesFlags: Bool { self == .ess || isAnswer }
}

extension Text {
    fileprivate static let objectExpected = Text(fr: "Un objet est attendu.", en: "An object is expected.")
    fileprivate static let listExpected = Text(
        fr: "Une liste non vide est attendue.", en: "A list with something in it is expected.")
    fileprivate static let testExpected = Text(
        fr: "Attendu : « all », « any », « not », ou « field », « op » et « value ».",
        en: "Expected: “all”, “any”, “not”, or “field”, “op” and “value”.")
    fileprivate static let unknownField = Text(fr: "Ce champ n'existe pas.", en: "There is no such field.")
    fileprivate static let unknownOperation = Text(
        fr: "Attendu : eq, in, prefix, gte, lte, between ou exists.",
        en: "Expected: eq, in, prefix, gte, lte, between or exists.")
    fileprivate static let valueExpected = Text(fr: "Une valeur est attendue.", en: "A value is expected.")
    fileprivate static let noValueExpected = Text(
        fr: "« exists » ne prend pas de valeur.", en: "“exists” takes no value.")
    fileprivate static let notSuited = Text(
        fr: "Cette comparaison ne convient pas à ce champ.", en: "This comparison does not suit this field.")
    fileprivate static let numberExpected = Text(fr: "Un nombre est attendu.", en: "A number is expected.")
    fileprivate static let twoNumbers = Text(fr: "Deux nombres sont attendus.", en: "Two numbers are expected.")
    fileprivate static let neverMet = Text(
        fr: "La borne basse dépasse la borne haute : rien ne peut convenir.",
        en: "The lower end is above the upper one: nothing can ever pass.")
    fileprivate static let invalidCode = Text(
        fr: "Ce n'est pas un code d'activité.", en: "This is not a code of activity.")
    fileprivate static let wrongKind = Text(
        fr: "Cette valeur n'est pas du genre de ce champ.", en: "This value is not of the kind of this field.")
}
