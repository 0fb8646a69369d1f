import Endpoints
package import JSON
package import Kernel

/// What is asked of a model: expressions in a situation, checked for their shape, not yet for their meaning.
package struct EvaluationRequest: Sendable {
    /// The whole body, which the engine reads where it stands.
    let body: JSONValue
    let model: String
    /// The day whose law counts; the model's own when absent.
    private(set) var date: Day?
    let omitsMissingVariables: Bool
    /// Whether each value comes with why it is so.
    let explains: Bool

    /// The model of those who name none.
    package static let standardModel = "salarie"
    /// Expressions of one request.
    static let longestList = 1000

    /// Checks the shape of a body.
    ///
    /// - Throws: the first place that is wrong, by its pointer.
    package init(_ body: JSONValue) throws(Failure) {
        try self.init(body, situationsAs: nil)
    }

    /// Checks the shape of a body that has a list of situations instead of one.
    static func batch(
        _ body: JSONValue, upTo limit: Int
    ) throws(Failure) -> (EvaluationRequest, situations: [JSONValue]) {
        let request = try EvaluationRequest(body, situationsAs: "situations")
        guard let list = body["situations"] else {
            throw Failure(JSONError(.missingKey, at: 0, pointer: "/situations"))
        }
        guard list.kind == .array else { throw wrong(list, .arrayExpected) }
        guard list.count > 0 else { throw wrong(list, .valueExpected) }
        guard list.count <= limit else { throw wrong(list, .tooManyValues) }
        for situation in list.elements { try checkSituation(situation) }
        return (request, Array(list.elements))
    }

    /// - Parameter listKey: the key of the list of situations, which the caller checks; one situation when absent.
    private init(_ body: JSONValue, situationsAs listKey: String?) throws(Failure) {
        guard body.kind == .object else { throw EvaluationRequest.wrong(body, .objectExpected) }
        self.body = body
        var model = EvaluationRequest.standardModel
        var date: Day?
        var omitsMissingVariables = false
        var explains = false
        var hasExpressions = false
        for (key, value) in body.members {
            switch key {
            case "expressions":
                try EvaluationRequest.checkExpressions(value)
                hasExpressions = true
            case "situation" where listKey == nil: try EvaluationRequest.checkSituation(value)
            case listKey: break
            case "model":
                guard let name = value.string else { throw EvaluationRequest.wrong(value, .stringExpected) }
                model = name
            case "date":
                guard let text = value.string else { throw EvaluationRequest.wrong(value, .stringExpected) }
                guard let day = Day(text) else { throw EvaluationRequest.wrong(value, .invalidValue) }
                date = day
            case "omitMissingVariables":
                guard let flag = value.bool else { throw EvaluationRequest.wrong(value, .booleanExpected) }
                omitsMissingVariables = flag
            case "explain" where listKey == nil:
                guard let flag = value.bool else { throw EvaluationRequest.wrong(value, .booleanExpected) }
                explains = flag
            default: throw EvaluationRequest.wrong(value, .unknownKey)
            }
        }
        guard hasExpressions else { throw Failure(JSONError(.missingKey, at: 0, pointer: "/expressions")) }
        self.model = model
        self.date = date
        self.omitsMissingVariables = omitsMissingVariables
        self.explains = explains
    }

    /// The body, with the date that counts when it named none.
    var text: [UInt8] {
        guard let date, body["date"] == nil else { return Array(body.raw) }
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in body.members {
            writer.key(key)
            writer.raw(value.raw)
        }
        writer.key("date")
        writer.string(date.description)
        writer.endObject()
        return writer.bytes
    }

    /// The same, for the law of the day when it names none and the model follows the day.
    package func dated(for model: ServedModel, at now: Timestamp) -> EvaluationRequest {
        var request = self
        request.date = model.day(date, at: now)
        return request
    }

    static func checkSituation(_ value: JSONValue) throws(Failure) {
        guard value.kind == .object else { throw wrong(value, .objectExpected) }
        for (_, answer) in value.members { try checkExpression(answer) }
    }

    private static func checkExpressions(_ value: JSONValue) throws(Failure) {
        guard value.kind == .array else { return try checkExpression(value) }
        guard value.count > 0 else { throw wrong(value, .valueExpected) }
        guard value.count <= longestList else { throw wrong(value, .tooManyValues) }
        for element in value.elements { try checkExpression(element) }
    }

    /// An expression is a text, a number or a mechanism.
    private static func checkExpression(_ value: JSONValue) throws(Failure) {
        switch value.kind {
        case .string: break
        case .number: guard value.double != nil else { throw wrong(value, .numberOutOfRange) }
        case .object: guard value.count > 0 else { throw wrong(value, .valueExpected) }
        case .null, .true, .false, .array: throw wrong(value, .stringExpected)
        }
    }

    static func wrong(_ value: JSONValue, _ reason: JSONError.Reason) -> Failure {
        Failure(JSONError(reason, at: 0, pointer: value.pointer))
    }
}
