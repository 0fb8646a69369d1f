package import Publicodes

/// Any text as an expression: a value or an error, the same each time, and the same in a situation.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let fresh = answer(Evaluator(model), .string(text), [:])
    precondition(fresh == answer(Evaluator(model), .string(text), [:]), "another answer the second time")
    _ = answer(Evaluator(model), "client", ["client": .string(text)])
    _ = answer(Evaluator(model), "pain", ["client . âge": .string(text)])
    return 0
}

nonisolated(unsafe) private let model = try! Model(rules: [
    "pain": "2 €", "blé": "3 kg", "client": ["question": "?"], "client . âge": "34 an", "jour": "01/03/2025",
    "oui-dire": "oui",
    "rien": ["applicable si": "non", "valeur": 1], "prix d'été": "5%", "nom": "'Anne'",
])

private func answer(_ evaluator: Evaluator, _ expression: RawNode, _ situation: RawMap) -> String {
    do {
        try evaluator.setSituation(situation)
        let evaluation = try evaluator.evaluate(expression)
        return "\(evaluation.value) \(evaluation.unit?.text ?? "-") \(evaluation.missingVariables)"
    } catch { return error.message }
}

extension RawNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByDictionaryLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(dictionaryLiteral elements: (String, RawNode)...) {
        self = .map(RawMap(elements.map { (key: $0.0, value: $0.1) }))
    }
}

extension RawMap: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, RawNode)...) {
        self.init(elements.map { (key: $0.0, value: $0.1) })
    }
}
