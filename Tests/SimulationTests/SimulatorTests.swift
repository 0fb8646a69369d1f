import App
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The simulators, seen from outside.
@Suite struct `The simulators` {
    private let api: TestAPI

    init() throws { api = try TestAPI(now: "2026-06-01T09:00:00+02:00") }

    private func run(
        _ simulator: String, _ body: String, fields: KeyValuePairs<HeaderName, String> = [:]
    ) throws -> JSONValue {
        let answer = try api.post("/v1/simulation/simulators/\(simulator)", json: body, fields: fields)
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.json
    }

    private func questions(_ answer: JSONValue) -> [String] {
        answer["nextQuestions"]?.elements.compactMap { $0["rule"]?.string } ?? []
    }

    private var ids: [String] {
        get throws {
            try #require(try api.get("/v1/simulation/simulators").json["items"]).elements.compactMap {
                $0["id"]?.string
            }
        }
    }

    @Test(arguments: [
        ("fr", "impôt", "Revenus à déclarer aux impôts seulement"),
        ("en", "impôt", "Income to declare to the tax office only"),
    ]) func `say texts in whole words`(language: String, value: String, text: String) throws {
        let status = "économie collaborative . statut"
        let answer = try run(
            "economie-collaborative", #"{"answers":{"économie collaborative . recettes":4000}}"#,
            fields: ["Accept-Language": language])
        let result = try #require(answer["results"]).elements.first { $0["rule"]?.string == status }
        #expect(result?["nodeValue"]?.string == value && result?["text"]?.string == text)
    }

    @Test func `are listed, and each says what it gives and asks`() throws {
        #expect(try ids.contains("salarie") && ids == ids.sorted())
        for id in try ids {
            let simulator = try api.get("/v1/simulation/simulators/\(id)").json
            #expect(try #require(simulator["outputs"]).count > 0)
            #expect(try #require(simulator["questions"]?.elements.first { _ in true })["text"]?.string != nil, "\(id)")
        }
        #expect(try api.get("/v1/simulation/simulators/rien").status == 404)
        #expect(try api.post("/v1/simulation/simulators/rien", json: "{}").status == 404)
    }

    @Test func `lead from nothing to a result, question by question`() throws {
        for id in try ids {
            var answers: [String] = []
            var answer = try run(id, "{}")
            var count = 0
            while let question = answer["nextQuestions"]?.elements.first(where: { _ in true }), count < 60 {
                let preset =
                    question["default"]?["value"] ?? question["choices"]?.elements.first { _ in true }?["value"]
                let reply = preset.map { String(decoding: $0.raw, as: UTF8.self) } ?? "3000"
                answers.append("\"\(question["rule"]!.string!)\":\(reply)")
                answer = try run(id, "{\"answers\":{\(answers.joined(separator: ","))}}")
                count += 1
            }
            #expect(count > 0 && count < 60 && answer["known"]?.bool == true, "\(id) after \(count) questions")
        }
    }

    @Test func `take any result as an answer`() throws {
        let outputs = try #require(try api.get("/v1/simulation/simulators/salarie").json["outputs"]).elements
        let given = try run("salarie", #"{"answers":{"salarié . contrat . salaire brut":3000}}"#)["results"]!.elements
        let values = Dictionary(
            uniqueKeysWithValues: given.map { ($0["rule"]!.string!, $0["nodeValue"]!.double!) })
        for rule in outputs.compactMap({ $0["rule"]?.string }) {
            let answer = try run("salarie", "{\"answers\":{\"\(rule)\":\(values[rule]!)}}")
            for result in answer["results"]!.elements {
                let difference = abs(result["nodeValue"]!.double! - values[result["rule"]!.string!]!)
                #expect(difference < 0.02, "\(rule) → \(result["rule"]!.string!)")
                #expect(result["given"]?.bool == (result["rule"]?.string == rule))
            }
        }
    }

    @Test func `say what a question is for, its choices, and what else may be given`() throws {
        let answer = try run("salarie", "{}", fields: ["Accept-Language": "en"])
        let first = try #require(answer["nextQuestions"]?.elements.first { _ in true })
        #expect(first["text"]?.string == "What is the gross pay?" && first["required"]?.bool == true)
        #expect(first["matters"]?.count == 4)
        let instead = first["alternatives"]?.elements.compactMap { $0["rule"]?.string } ?? []
        #expect(instead.contains("salarié . coût total employeur"))
        #expect(Set(questions(answer)).isDisjoint(with: instead))
        let contract = try #require(
            answer["nextQuestions"]?.elements.first { $0["rule"]?.string == "salarié . contrat" })
        #expect(contract["type"]?.string == "choice")
        let choices = contract["choices"]?.elements.map { ($0["value"]?.string, $0["title"]?.string) } ?? []
        #expect(choices.contains { $0 == ("CDI", "Permanent contract") })
        #expect(contract["default"]?["text"]?.string == "Permanent contract")
        #expect(contract["default"]?["value"]?.string == "CDI")
    }

    @Test func `ask what an answer calls for, and no longer what was answered or skipped`() throws {
        let gross = #""salarié . contrat . salaire brut":3000"#
        #expect(try !questions(run("salarie", "{\"answers\":{\(gross)}}")).contains("salarié . contrat . CDD . durée"))
        let fixed = try questions(run("salarie", "{\"answers\":{\(gross),\"salarié . contrat\":\"CDD\"}}"))
        #expect(fixed.contains("salarié . contrat . CDD . durée") && !fixed.contains("salarié . contrat"))
        let skipped = try questions(run("salarie", "{\"answers\":{\(gross),\"salarié . contrat\":null}}"))
        #expect(!skipped.contains("salarié . contrat"))
    }

    @Test func `point out every answer that does not fit, by its place`() throws {
        let answers = """
            {"salarié . contrat . salaire brut":true,"salarié . contrat":"intérim","inconnue":1,
             "salarié . contrat . date d'embauche":"demain","salarié . contrat . statut cadre":12,
             "entreprise . salariés . effectif . seuil":"'moins de 5'","établissement . taux ATMP":"2 kg",
             "salarié . temps de travail . heures supplémentaires":"1+1"}
            """
        let answer = try api.post("/v1/simulation/simulators/salarie", json: "{\"answers\":\(answers)}")
        #expect(answer.status == 422 && answer.problem == "invalid-answers")
        let errors = try #require(try answer.json["errors"]).elements.map {
            ($0["pointer"]!.string!, $0["code"]!.string!)
        }
        let codes = Dictionary(uniqueKeysWithValues: errors)
        #expect(
            codes == [
                "/answers/salarié . contrat . salaire brut": "number-expected",
                "/answers/salarié . contrat": "choice-expected", "/answers/inconnue": "unknown-rule",
                "/answers/salarié . contrat . date d'embauche": "unreadable",
                "/answers/salarié . contrat . statut cadre": "boolean-expected",
                "/answers/établissement . taux ATMP": "wrong-unit",
                "/answers/salarié . temps de travail . heures supplémentaires": "unreadable",
            ])
        for body in [#"{"answers":[]}"#, #"{"answer":{}}"#, #"{"date":"hier"}"#] {
            #expect([400, 422].contains(try api.post("/v1/simulation/simulators/salarie", json: body).status))
        }
    }

    @Test func `take the law of a day`() throws {
        let answers = #""answers":{"salarié . contrat . salaire brut":"SMIC"}"#
        let values = try ["2024-06-01", "2026-06-15"].map { date in
            try run("salarie", "{\(answers),\"date\":\"\(date)\"}")["results"]!.elements.map {
                $0["nodeValue"]!.double!
            }
        }
        #expect(values[0][1] < values[1][1])
    }

    @Test(.enabled(if: Script.canRun, Script.skipped), arguments: ["salarie", "micro-entrepreneur"])
    func `are used by a newcomer with curl, up to the explanation`(simulator: String) throws {
        let (status, text) = try Script.example("simulation", [simulator, "http://localhost:\(api.service.port)"])
        #expect(status == 0, "\(text)")
        #expect(text.contains(" ? 3000\n") && text.contains("après impôt = "), "\(text)")
    }
}
