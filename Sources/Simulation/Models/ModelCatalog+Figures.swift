package import Kernel
import Publicodes

extension ModelCatalog {
    /// Numbers of a model that came with the product, for another feature: one source of figures for all.
    ///
    /// - Parameters:
    ///   - expressions: what is asked, in the units of the rules.
    ///   - situation: answers, as the language writes them.
    ///   - day: the day whose law counts.
    /// - Returns: `nil` when there is no such model, or when one of them is no number in that situation.
    package func figures(
        _ expressions: [String], of id: String, in situation: [String: String], on day: Day
    ) throws -> [Double]? {
        guard let model = bundled(id) else { return nil }
        var answers = RawMap()
        let date = try model.answer(for: day)
        answers[date.rule] = .string(date.text)
        for (rule, text) in situation { answers[rule] = .string(text) }
        return try model.withEvaluator { evaluator in
            try evaluator.setSituation(answers)
            var numbers: [Double] = []
            for expression in expressions {
                guard case .number(let number) = try evaluator.evaluate(expression).value else { return nil }
                numbers.append(number)
            }
            return numbers
        }
    }
}
