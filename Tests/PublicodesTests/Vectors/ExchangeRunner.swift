import JSON

@testable import Publicodes

/// Exact answers of the reference's REST interface.
enum ExchangeRunner {
    static func differences() -> [String] {
        var options = EngineOptions()
        options.warn.subtract([.deprecatedSyntax, .cyclicReferences])
        guard let model = try? Model(json: VectorFile.bytes("modele-social.json"), options: options) else {
            return ["no model"]
        }
        let evaluator = Evaluator(model)
        var differences: [String] = []
        for exchange in VectorFile.exchanges["requests"].elements {
            let answer: [UInt8]
            if exchange["method"] == .string("POST") {
                guard let tape = try? JSONTape(ProbeRunner.text(exchange["body"]), limits: .file) else { continue }
                answer = evaluator.evaluateExchange(tape.root)
            } else {
                answer = rule(exchange["path"].interpolated, of: model)
            }
            let text = String(decoding: answer, as: UTF8.self)
            if let difference = VectorRunner.difference(
                exchange["name"].interpolated, text, exchange["responseText"].interpolated)
            {
                differences.append(difference)
            }
        }
        return differences
    }

    private static func rule(_ path: String, of model: Model) -> [UInt8] {
        var writer = JSONWriter()
        do {
            try model.rule(decoded(path.dropFirst("/rules/".count))).write(into: &writer)
        } catch {
            writer.beginObject()
            writer.key("error")
            writer.beginObject()
            writer.key("message")
            writer.string(error.message)
            writer.endObject()
            writer.endObject()
        }
        return writer.bytes
    }

    private static func decoded(_ path: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25 {
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
