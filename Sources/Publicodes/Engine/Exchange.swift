package import JSON

extension Evaluator {
    /// Answers a request of the reference's REST interface: expressions in a situation.
    ///
    /// What is wrong with the situation is the answer; what is wrong with an expression is the answer to it.
    ///
    /// - Parameters:
    ///   - other: a situation that counts in the place of the body's.
    ///   - answers: what the situation says besides, in the language.
    package func evaluateExchange(
        _ body: JSONValue, in other: JSONValue? = nil, adding answers: [(rule: String, text: String)] = [],
        omittingMissingVariables: Bool = false
    ) -> [UInt8] {
        warnings = []
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        do {
            let situation = other ?? body["situation"]
            if let situation, situation.kind == .object, answers.isEmpty {
                try setSituation(situation)
            } else {
                let said = situation.flatMap { RawNode($0).map } ?? RawMap()
                try setSituation(RawMap(Array(said.members) + answers.map { ($0.rule, .string($0.text)) }))
            }
            let expressions = body["expressions"].map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
            writeResults(of: expressions, omittingMissingVariables, into: &writer)
        } catch {
            writer.key("situationError")
            writeMessage(error.message, into: &writer)
        }
        writer.endObject()
        return writer.bytes
    }

    private func writeResults(
        of expressions: [JSONValue], _ omittingMissingVariables: Bool, into writer: inout JSONWriter
    ) {
        // An error shows all the warnings of the request, those of later expressions included.
        let results = expressions.map { expression in
            Result<Evaluation, PublicodesError> { () throws(PublicodesError) in try evaluate(expression) }
        }
        let warnings = takeWarnings()
        writer.key("evaluate")
        writer.beginArray()
        for result in results {
            switch result {
            case .success(let evaluation):
                evaluation.write(into: &writer, omittingMissingVariables: omittingMissingVariables)
            case .failure(let error):
                writer.beginObject()
                writer.key("error")
                writeMessage(error.message, into: &writer)
                write(warnings, into: &writer)
                writer.endObject()
            }
        }
        writer.endArray()
        write(warnings, into: &writer)
    }

    private func write(_ warnings: [Warning], into writer: inout JSONWriter) {
        writer.key("warnings")
        writer.beginArray()
        for warning in warnings { writeMessage(warning.message, into: &writer) }
        writer.endArray()
    }

    private func writeMessage(_ message: String, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("message")
        writer.string(message)
        writer.endObject()
    }
}
