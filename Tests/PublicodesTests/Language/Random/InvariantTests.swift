import JSON
import Publicodes
import Testing
import YAML

/// What holds for any model, expression and situation, however senseless.
@Suite struct `Models made at random` {
    static let seeds = Array(UInt64(1)...10).map { $0 * 25..<$0 * 25 + 25 }

    @Test(arguments: seeds)
    func `are the same in JSON and in YAML`(_ seeds: Range<UInt64>) throws {
        for seed in seeds {
            let node = RandomModel(seed: seed).node
            let json = try RawNode(JSONTape(node.json).root)
            let yaml = try RawNode(YAMLNode(Array(node.yaml.utf8)))
            #expect(json == yaml, "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func `give the same answer each time, alone or among others`(_ seeds: Range<UInt64>) throws {
        #expect(onLargeStack { seeds.compactMap(Self.firstDifference) } == [])
    }

    @Test(arguments: seeds)
    func `answer for every rule`(_ seeds: Range<UInt64>) {
        #expect(onLargeStack { seeds.filter { !Self.answersForEveryRule($0) } } == [])
    }

    private static func firstDifference(_ seed: UInt64) -> String? {
        var random = RandomModel(seed: seed)
        let text = Array(random.node.json.utf8)
        guard let model = try? Model(json: text), let twin = try? Model(json: text) else { return nil }
        let shared = Evaluator(model)
        for _ in 0..<4 {
            let situation = raw(random.situation())
            let expression = raw(random.expression())
            let fresh = answer(Evaluator(model), situation, expression)
            if answer(Evaluator(twin), situation, expression) != fresh { return "\(seed): two loads" }
            if answer(shared, situation, expression) != fresh { return "\(seed): after other situations" }
            if answer(shared, situation, expression) != fresh { return "\(seed): the same again" }
        }
        return nil
    }

    private static func answersForEveryRule(_ seed: UInt64) -> Bool {
        var random = RandomModel(seed: seed)
        do throws(PublicodesError) {
            let model = try Model(json: Array(random.node.json.utf8))
            let situation = raw(random.situation())
            return model.publicRules.allSatisfy { !answer(Evaluator(model), situation, .string($0)).isEmpty }
        } catch { return !error.message.isEmpty }
    }

    private static func raw(_ node: SampleNode) -> RawNode { RawNode(try! JSONTape(node.json).root) }

    /// Everything that an evaluation says, in one text.
    private static func answer(_ evaluator: Evaluator, _ situation: RawNode, _ expression: RawNode) -> String {
        do throws(PublicodesError) {
            try evaluator.setSituation(situation.map ?? RawMap())
            let evaluation = try evaluator.evaluate(expression)
            let missing = evaluation.missingVariables.map { "\($0.name) \($0.score)" }
            let warnings = evaluator.takeWarnings().map(\.message)
            return "\(evaluation.shape) \(evaluation.unit?.text ?? "-") \(missing) \(warnings)"
        } catch {
            _ = evaluator.takeWarnings()
            return error.message
        }
    }
}
