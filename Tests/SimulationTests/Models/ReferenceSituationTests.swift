import Publicodes
import Testing

/// The situations on which a new version of a model is compared with the former one.
@Suite struct `The reference situations of the law models` {
    @Test(arguments: LawModel.all) func `have an address and a title in both languages`(_ model: LawModel) {
        let situations = Self.situations(of: model)
        #expect(situations.count >= 5)
        let ids = situations.compactMap { $0["id"]?.string }
        #expect(Set(ids).count == situations.count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z0-9-]+/) != nil }, "\(ids)")
        for situation in situations {
            #expect(situation["titre"]?.string != nil && situation["titre.en"]?.string != nil)
        }
    }

    @Test(arguments: LawModel.all) func `give each expression a result somewhere, a value everywhere`(_ model: LawModel)
        throws
    {
        let evaluator = Evaluator(try model.compiled())
        guard case .list(let expressions) = model.referenceSituations.map?["expressions"] ?? .null else {
            Issue.record("no expressions")
            return
        }
        var withoutResult = Set(expressions.compactMap(\.string))
        for reference in Self.situations(of: model) {
            try evaluator.setSituation(reference["situation"]?.map ?? RawMap())
            for expression in expressions {
                let value = try evaluator.evaluate(expression).value
                #expect(value != .undefined, "\(reference["id"]?.string ?? "?"): \(expression)")
                if value != .notApplicable { withoutResult.remove(expression.string ?? "") }
            }
        }
        #expect(withoutResult.isEmpty, "\(withoutResult) apply nowhere")
    }

    private static func situations(of model: LawModel) -> [RawMap] {
        guard case .list(let situations) = model.referenceSituations.map?["situations"] ?? .null else { return [] }
        return situations.compactMap(\.map)
    }
}
