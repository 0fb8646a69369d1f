import JSON
import LocalClient
import TestSupport
import Testing

/// `POST /v1/simulation/evaluate`, seen from outside.
@Suite struct `Evaluating over HTTP` {
    private func evaluate(_ body: String) throws -> Answer {
        try TestAPI(now: "2026-06-01T09:00:00+02:00").post("/v1/simulation/evaluate", json: body)
    }

    private func values(_ answer: Answer) throws -> [Double?] {
        try #require(try answer.json["evaluate"]).elements.map { $0["nodeValue"]?.double }
    }

    @Test func `gives the net pay and the cost of a gross salary`() throws {
        let answer = try evaluate(
            #"""
            {"situation":{"salarié . contrat . salaire brut":"3000 €/mois"},
             "expressions":["salarié . rémunération . net . à payer avant impôt","salarié . coût total employeur"]}
            """#)
        #expect(answer.status == 200)
        #expect(answer["Guichet-Model"]?.hasPrefix("salarie; version=bundled; digest=") == true)
        let values = try values(answer)
        #expect(values.count == 2)
        #expect(abs(try #require(values[0]) - 2352.85) < 0.01)
        let unit = try #require(try answer.json["evaluate"]?.elements.first { _ in true }?["unit"])
        #expect(String(decoding: unit.raw, as: UTF8.self) == #"{"numerators":["€"],"denominators":["mois"]}"#)
    }

    @Test func `finds the gross salary of a net pay, to the cent`() throws {
        let answer = try evaluate(
            #"""
            {"situation":{"salarié . rémunération . net . à payer avant impôt":"2352.85 €/mois"},
             "expressions":["salarié . contrat . salaire brut"],"omitMissingVariables":true}
            """#)
        let gross = try #require(try values(answer).first ?? nil)
        #expect(abs(gross - 3000) <= 0.01)
    }

    @Test(arguments: [
        (#""1 + 1""#, #"{"nodeValue":2,"missingVariables":{}}"#),
        (#"["21 + 21", 42]"#, #"{"nodeValue":42,"missingVariables":{}},{"nodeValue":42,"missingVariables":{}}"#),
        (
            #"{"valeur":"12 €/mois","unité":"€/an"}"#,
            #""nodeValue":144,"unit":{"numerators":["€"],"denominators":["an"]}"#
        ),
        (#""1 / 0""#, "Division by zero"), (#""1+1""#, "Erreur syntaxique"), (#""inconnue""#, "est introuvable"),
        (#""1 € + 1 kg""#, #""nodeValue":2"#), (#"{"jamais vu":1}"#, #""evaluate":["#),
        (#""1 ** 1 ** 1 ** 1""#, #""nodeValue":1"#),
    ])
    func `answers an expression, or says inside the answer what is wrong with it`(expression: String, part: String)
        throws
    {
        let answer = try evaluate("{\"expressions\":\(expression)}")
        #expect(answer.status == 200)
        #expect(answer.text.contains(part), "\(answer.text)")
    }

    @Test func `says what is wrong with a situation`() throws {
        let answer = try evaluate(#"{"expressions":"1","situation":{"règle jamais vue":"1"}}"#)
        #expect(answer.status == 200)
        #expect(try answer.json["situationError"]?["message"]?.string?.contains("règle jamais vue") == true)
    }

    @Test(arguments: [
        ("{}", "/expressions", "missing-key"), (#"{"expressions":[]}"#, "/expressions", "value-expected"),
        (#"{"expressions":null}"#, "/expressions", "string-expected"),
        (#"{"expressions":{}}"#, "/expressions", "value-expected"),
        (#"{"expressions":["1",true]}"#, "/expressions/1", "string-expected"),
        (#"{"expressions":"1","situation":"x"}"#, "/situation", "object-expected"),
        (#"{"expressions":"1","situation":{"a":[1]}}"#, "/situation/a", "string-expected"),
        (#"{"expressions":"1","modle":"x"}"#, "/modle", "unknown-key"), ("[1]", "", "object-expected"),
        (#"{"expressions":"1","expressions":"2"}"#, "/expressions", "duplicate-key"),
        (#"{"expressions":1e999}"#, "/expressions", "number-out-of-range"),
        (#"{"expressions":"1","omitMissingVariables":1}"#, "/omitMissingVariables", "boolean-expected"),
    ])
    func `refuses a body of another shape, with its place`(body: String, pointer: String, code: String) throws {
        let answer = try evaluate(body)
        #expect(answer.status == 400 && answer.problem == "malformed-body")
        let field = try #require(try answer.json["errors"]?.elements.first { _ in true })
        #expect(field["pointer"]?.string == pointer)
        #expect(field["code"]?.string == code)
    }

    @Test func `refuses a model that it does not have, and a date for one without dates`() throws {
        #expect(try evaluate(#"{"expressions":"1","model":"nowhere"}"#).problem == "unknown-model")
        let bad = try evaluate(#"{"expressions":"1","date":"2026-02-30"}"#)
        #expect(bad.status == 422)
    }

    @Test func `takes the law of a day`() throws {
        let body = { (date: String) in "{\"expressions\":\"SMIC\",\"date\":\"\(date)\",\"omitMissingVariables\":true}" }
        let old = try values(try evaluate(body("2024-06-01")))
        let new = try values(try evaluate(body("2026-06-01")))
        #expect(try #require(old[0]) < #require(new[0]))
    }

    @Test func `survives what is hostile, and answers clearly`() throws {
        let api = try TestAPI()
        let deep = String(repeating: "(", count: 20_000) + "1" + String(repeating: ")", count: 20_000)
        let long = (0..<20_000).map { _ in "1" }.joined(separator: " + ")
        let nested = String(repeating: #"{"valeur":"#, count: 60) + "1" + String(repeating: "}", count: 60)
        let power = (0..<200).map { _ in "9" }.joined(separator: " ** ")
        for expression in [
            "\"\(deep)\"", "\"\(long)\"", nested, "\"\(power)\"", #""'""#, #""€ / /""#, "\"\"",
        ] {
            let answer = try api.post("/v1/simulation/evaluate", json: "{\"expressions\":\(expression)}")
            #expect(
                answer.status == 200 || answer.status == 400, "\(expression.prefix(20)): \(answer.text.prefix(100))")
        }
        // No text of a body may hold U+0000, which not every engine of storage keeps.
        #expect(try api.post("/v1/simulation/evaluate", json: #"{"expressions":"\u0000"}"#).status == 422)
        let big = "{\"expressions\":\"\(String(repeating: "1", count: 2 << 20))\"}"
        #expect(try api.post("/v1/simulation/evaluate", json: big).status == 413)
        #expect(try api.get("/livez").status == 200)
    }
}
