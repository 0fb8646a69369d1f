import JSON

@testable import Publicodes

/// The probes: one expression each, on one small model.
enum ProbeRunner {
    static func differences() -> [String] {
        let file = VectorFile.probes
        var differences: [String] = []
        let now = CalendarDate(year: 2026, month: 6, day: 15)
        guard let base = file["meta"]["base"].map, let model = try? Model(rules: base) else { return ["no base"] }
        let evaluator = Evaluator(model, today: now)
        for (place, probe) in file["cases"].elements.enumerated() {
            let what =
                "probe \(place) \(probe["group"].interpolated) \(text(probe["expression"])) \(text(probe["rules"]).prefix(300))"
            var warnings: [String] = []
            do {
                let own: Evaluator
                if probe["rules"] == .string("base") {
                    own = evaluator
                    try own.setSituation(RawMap())
                } else {
                    let model = try Model(rules: probe["rules"].map ?? RawMap())
                    warnings = model.warnings.map(\.message)
                    own = Evaluator(model, today: now)
                }
                _ = own.takeWarnings()
                if let situation = probe["situation"].map { try own.setSituation(situation) }
                let result = try own.evaluate(probe["expression"])
                warnings += own.takeWarnings().map(\.message)
                guard !probe["error"].isPresent else {
                    differences.append(
                        "\(what)\n      no error, got \(VectorRunner.describe(result)) not \(text(probe["error"]))")
                    continue
                }
                if let difference = VectorRunner.difference(
                    what, VectorRunner.describe(result), VectorRunner.describe(probe["result"]))
                {
                    differences.append(difference)
                } else if let difference = VectorRunner.difference(
                    what + " warnings", warnings.joined(separator: "|"),
                    probe["warnings"].elements.map(\.interpolated).joined(separator: "|"))
                {
                    differences.append(difference)
                }
            } catch {
                if let difference = VectorRunner.difference(what, error, probe["error"]) {
                    differences.append(difference)
                }
            }
        }
        return differences
    }

    static func text(_ raw: RawNode) -> String {
        var writer = JSONWriter()
        raw.write(into: &writer)
        return writer.text
    }
}
