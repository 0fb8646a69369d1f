import Publicodes
import YAML

/// Any YAML as a model: refused with a message, or loaded and evaluated rule by rule.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    guard let node = try? YAMLNode(text), let rules = RawNode(node).map else { return 0 }
    var options = EngineOptions()
    options.limits.steps = 20_000
    do {
        let model = try Model(rules: rules, options: options)
        let evaluator = Evaluator(model)
        for name in model.publicRules {
            let first = answer(evaluator, name)
            precondition(first == answer(Evaluator(model), name), "\(name) depends on what came before")
        }
    } catch {
        precondition(!error.message.isEmpty)
    }
    return 0
}

private func answer(_ evaluator: Evaluator, _ name: String) -> String {
    do {
        try evaluator.setSituation(RawMap())
        let evaluation = try evaluator.evaluate(.string(name))
        return "\(evaluation.value) \(evaluation.unit?.text ?? "-") \(evaluation.missingVariables)"
    } catch { return error.message }
}
