import Publicodes
import Testing

/// The salary model against the grid worked by hand, and against itself when it is turned round.
@Suite struct `The salary model` {
    private let model: Model

    init() throws { model = try LawModel.salarie.compiled() }

    @Test(arguments: SalaryRow.all) func `gives the grid to the cent`(_ row: SalaryRow) throws {
        let evaluator = Evaluator(model)
        try evaluator.setSituation(situation(row.answers, ["salarié . contrat . salaire brut": row.gross]))
        for (output, expected) in zip(SalaryRow.outputs, row.expected) {
            let found = try number(output, in: evaluator)
            #expect(abs(found - expected) < 0.005_01, "\(output): \(found), not \(expected)")
        }
    }

    @Test(
        arguments: [
            "salarié . coût total employeur", "salarié . contrat . salaire brut . équivalent temps plein",
            "salarié . rémunération . net . à payer avant impôt", "salarié . rémunération . net . imposable",
            "salarié . rémunération . net . payé après impôt",
        ], [1500, 2100, 3000, 8010, 35_000]
    ) func `finds the gross pay again from any other amount`(_ amount: String, _ gross: Double) throws {
        let forward = Evaluator(model)
        try forward.setSituation(situation([:], ["salarié . contrat . salaire brut": gross]))
        let known = try number(amount, in: forward)

        let backward = Evaluator(model)
        try backward.setSituation(situation([:], [amount: known]))
        #expect(abs(try number("salarié . contrat . salaire brut", in: backward) - gross) < 0.01)
    }

    @Test func `asks for the pay when nothing is known`() throws {
        let evaluation = try Evaluator(model).evaluate("salarié . rémunération . net . à payer avant impôt")
        #expect(evaluation.value == .undefined)
        #expect(evaluation.missingVariables.contains { $0.name == "salarié . contrat . salaire brut" })
    }

    @Test func `does not apply before the law that it knows`() throws {
        let evaluator = Evaluator(model)
        try evaluator.setSituation(
            situation(["date": "31/12/2023"], ["salarié . contrat . salaire brut": 3000]))
        #expect(try evaluator.evaluate("salarié . coût total employeur").value == .notApplicable)
    }

    @Test(
        arguments: [
            "salarié . coût total employeur", "salarié . rémunération . net . à payer avant impôt",
            "salarié . cotisations",
        ], [["salarié . activité partielle": "oui"], ["salarié . contrat": "'stage'"]]
    ) func `gives no result for what it does not compute`(_ output: String, _ answers: [String: String]) throws {
        let evaluator = Evaluator(model)
        try evaluator.setSituation(situation(answers, ["salarié . contrat . salaire brut": 3000]))
        #expect(try evaluator.evaluate(output).value == .notApplicable)
    }

    private func situation(_ answers: [String: String], _ amounts: [String: Double]) -> RawMap {
        var situation = RawMap(answers.sorted { $0.key < $1.key }.map { ($0.key, RawNode.string($0.value)) })
        for (rule, amount) in amounts {
            situation[rule] = .map(RawMap([("valeur", .number(amount)), ("unité", .string("€/mois"))]))
        }
        return situation
    }

    private func number(_ rule: String, in evaluator: Evaluator) throws -> Double {
        let evaluation = try evaluator.evaluate(rule)
        guard case .number(let number) = evaluation.value else {
            Issue.record("\(rule) is \(evaluation.value)")
            return .nan
        }
        return number
    }
}
