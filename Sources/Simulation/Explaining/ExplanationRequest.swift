import Endpoints
import JSON
import Kernel
import Publicodes

/// Which result is to be explained, and how far.
struct ExplanationRequest: Sendable {
    let expression: String
    let situation: RawMap
    let model: String
    /// The day whose law counts; the model's own when absent.
    let date: Day?
    /// How many levels of rules are shown.
    let depth: Int

    /// Levels shown when nobody says how many, and at most.
    static let standardDepth = 3
    static let deepest = 12

    /// A request that was read already.
    init(_ expression: String, in situation: RawMap, of model: String, on date: Day?, depth: Int) {
        self.expression = expression
        self.situation = situation
        self.model = model
        self.date = date
        self.depth = depth
    }

    /// Checks the shape of a body.
    init(_ body: JSONValue) throws(Failure) {
        var body = try BodyMembers(body)
        expression = try body.text("expression")
        situation = try body.situation("situation")
        model = try body.optionalText("model") ?? EvaluationRequest.standardModel
        date = try body.day("date")
        depth = try body.integer("depth", 1...ExplanationRequest.deepest) ?? ExplanationRequest.standardDepth
        try body.finish()
    }
}
