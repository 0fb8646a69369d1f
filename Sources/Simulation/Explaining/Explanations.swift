import JSON
import Kernel
import Publicodes

/// Why each value of an evaluation is so, beside the values.
struct Explanations {
    private let request: EvaluationRequest
    private let model: ServedModel
    private let language: Language

    init(_ request: EvaluationRequest, _ model: ServedModel, _ language: Language) {
        self.request = request
        self.model = model
        self.language = language
    }

    /// The answer with a member more, `explanations`: an entry for each expression, null where there is nothing to explain.
    func added(to answer: [UInt8]) -> [UInt8] {
        guard answer.starts(with: Array("{\"evaluate\"".utf8)), answer.last == UInt8(ascii: "}") else { return answer }
        let expressions = request.body["expressions"].map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
        let situation = request.body["situation"].flatMap { RawNode($0).map } ?? RawMap()
        var writer = JSONWriter(reserving: 8 << 10)
        writer.beginArray()
        for expression in expressions.prefix(Explanations.most) {
            let asked = expression.string.map { text in
                ExplanationRequest(
                    text, in: situation, of: request.model, on: request.date, depth: ExplanationRequest.standardDepth)
            }
            if let asked, let explained = try? ExplanationAnswer(asked, on: asked.date, model, in: language) {
                writer.explanation(explained.explanation, of: model, in: language)
            } else {
                writer.null()
            }
        }
        writer.endArray()
        return answer.dropLast() + Array(",\"explanations\":".utf8) + writer.bytes + [UInt8(ascii: "}")]
    }

    /// How many expressions of one request are explained.
    private static let most = 20
}
