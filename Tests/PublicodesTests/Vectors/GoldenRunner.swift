import JSON

@testable import Publicodes

/// Real situations of a real model.
enum GoldenRunner {
    static let model: Model? = model(siteUnits: false)
    static let siteModel: Model? = model(siteUnits: true)

    private static func model(siteUnits: Bool) -> Model? {
        var options = EngineOptions()
        options.warn = []
        if siteUnits {
            var singulars: [String: String] = [:]
            for (key, value) in (VectorFile.golden["meta"]["siteUnitKeys"].map ?? RawMap()).members {
                guard key.hasSuffix("_plural") else { continue }
                singulars[value.interpolated] = String(key.dropLast(7))
            }
            options.unitKey = { [singulars] in singulars[$0] ?? $0 }
        }
        do {
            return try Model(json: VectorFile.bytes("modele-social.json"), options: options)
        } catch {
            print(error.message)
            return nil
        }
    }

    /// What differs in the situations, evaluated in their order.
    static func differences() -> [String] {
        guard let model, let siteModel else { return ["no model"] }
        let now = CalendarDate(year: 2026, month: 6, day: 15)
        let evaluator = Evaluator(model, today: now)
        let siteEvaluator = Evaluator(siteModel, today: now)
        var differences: [String] = []
        for (place, test) in VectorFile.golden["cases"].elements.enumerated() {
            let own = test["siteUnits"] == .bool(true) ? siteEvaluator : evaluator
            do {
                try own.setSituation(test["situation"].map ?? RawMap())
            } catch {
                differences.append("case \(place): \(error.message)")
                continue
            }
            for (index, expression) in test["expressions"].elements.enumerated() {
                let what = "case \(place) expression \(index) \(ProbeRunner.text(expression))"
                do {
                    let result = try own.evaluate(expression)
                    if let difference = VectorRunner.difference(
                        what, VectorRunner.describe(result), VectorRunner.describe(test["results"].elements[index]))
                    {
                        differences.append(difference)
                    }
                } catch { differences.append("\(what): \(error.message)") }
            }
        }
        return differences
    }

    /// What differs when each expression is evaluated alone, for one expression in so many.
    static func freshDifferences(oneIn step: Int) -> [String] {
        guard let model, let siteModel else { return ["no model"] }
        let now = CalendarDate(year: 2026, month: 6, day: 15)
        let evaluator = Evaluator(model, today: now)
        let siteEvaluator = Evaluator(siteModel, today: now)
        var differences: [String] = []
        var count = 0
        for (place, test) in VectorFile.golden["cases"].elements.enumerated()
        where test["orderChecked"] == .bool(true) {
            var alone: [Int: RawNode] = [:]
            for difference in test["freshDiff"].elements {
                if case .number(let index) = difference.elements[0] { alone[Int(index)] = difference.elements[1] }
            }
            let own = test["siteUnits"] == .bool(true) ? siteEvaluator : evaluator
            for (index, expression) in test["expressions"].elements.enumerated() {
                count += 1
                guard count % step == 0 else { continue }
                let what = "case \(place) expression \(index) alone \(ProbeRunner.text(expression))"
                do {
                    try own.setSituation(test["situation"].map ?? RawMap())
                    let result = try own.evaluate(expression)
                    let expected = alone[index] ?? test["results"].elements[index]
                    if let difference = VectorRunner.difference(
                        what, VectorRunner.describe(result), VectorRunner.describe(expected))
                    {
                        differences.append(difference)
                    }
                } catch { differences.append("\(what): \(error.message)") }
            }
        }
        return differences
    }
}
