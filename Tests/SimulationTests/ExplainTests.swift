import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// `POST /v1/simulation/explain`, seen from outside.
@Suite struct `Explaining a result` {
    private let api: TestAPI

    init() throws { api = try TestAPI(now: "2026-06-01T09:00:00+02:00") }

    private func explain(_ expression: String, _ situation: String, depth: Int = 3) throws -> JSONValue {
        let answer = try api.post(
            "/v1/simulation/explain",
            json: "{\"expression\":\"\(expression)\",\"situation\":{\(situation)},\"depth\":\(depth)}")
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.json
    }

    @Test func `says the formula in words, with its values, and what it used`() throws {
        let answer = try explain(
            "salarié . rémunération . net", #""salarié . contrat . salaire brut":"3000 €/mois""#)
        let root = try #require(answer["explanation"])
        #expect(root["formula"]?.string == "Rémunération brute − Cotisations et contributions du salarié")
        #expect(root["calculation"]?.string == "3\u{202F}000\u{A0}€/mois − 647,15\u{A0}€/mois")
        #expect(root["uses"]?.elements.map { $0["origin"]?.string } == ["formula", "formula"])
        #expect(answer["model"]?["version"]?.string == "bundled" && answer["date"]?.string == "2026-06-01")
    }

    @Test func `shows the branch that counted, the days of a figure and its law`() throws {
        let answer = try explain("SMIC . horaire", #""date":"15/03/2026""#)
        let steps = Array(try #require(answer["explanation"]?["steps"]).elements)
        #expect(steps.map { $0["taken"]?.bool } == [false, true, false, false])
        #expect(steps[0]["text"]?.string == "Si Date du calcul ≥ 01/06/2026 : 12,31\u{A0}€/heure")
        #expect(steps[0]["outcome"]?.string == "non")
        let figure = try #require(answer["parameters"]?.elements.first { _ in true })
        #expect(figure["nodeValue"]?.double == 12.02)
        #expect(figure["validFrom"]?.string == "2026-01-01" && figure["validUntil"]?.string == "2026-05-31")
        #expect(figure["references"]?.count == 4)
        #expect(answer["date"]?.string == "2026-03-15")
    }

    @Test func `tells answers, defaults, inversions and rules that do not apply apart`() throws {
        let net = #""salarié . rémunération . net . à payer avant impôt":"2000 €/mois""#
        let gross = try #require(try explain("salarié . contrat . salaire brut", net)["explanation"])
        #expect(gross["origin"]?.string == "inversion")
        #expect(gross["formula"]?.string?.contains("Net à payer avant impôt") == true)
        #expect(gross["uses"]?.elements.first { _ in true }?["origin"]?.string == "situation")
        let executive = try explain("salarié . contrat . statut cadre", "")
        #expect(executive["explanation"]?["origin"]?.string == "default")
        #expect(
            try explain("salarié . cotisations . APEC . salarié", "")["explanation"]?["origin"]?.string == "disabled")
    }

    @Test func `goes as deep as asked, and says where it stops`() throws {
        let gross = #""salarié . contrat . salaire brut":"3000 €/mois""#
        func deepest(_ explanation: JSONValue) -> Int {
            1 + (explanation["uses"]?.elements.map(deepest).max() ?? 0)
        }
        for depth in [1, 2, 5, 12] {
            let root = try #require(try explain("salarié . coût total employeur", gross, depth: depth)["explanation"])
            #expect(deepest(root) <= depth)
            if depth == 1 { #expect(root["cut"]?.bool == true) }
        }
    }

    @Test func `explains an expression, in English too`() throws {
        let answer = try api.post(
            "/v1/simulation/explain", json: #"{"expression":"SMIC * 2"}"#, fields: ["Accept-Language": "en"])
        let root = try #require(try answer.json["explanation"])
        #expect(root["rule"] == nil && root["formula"]?.string == "Monthly gross minimum wage × 2")
        #expect(root["text"]?.string?.hasSuffix("€/month") == true)
    }

    @Test func `comes beside the values of an evaluation when it is asked for`() throws {
        let body = #"{"expressions":["SMIC . horaire","1 / 0",12],"situation":{"date":"15/03/2026"},"explain":true}"#
        let answer = try api.post("/v1/simulation/evaluate", json: body).json
        let explanations = Array(try #require(answer["explanations"]).elements)
        #expect(explanations.map(\.isNull) == [false, true, true])
        #expect(explanations[0]["validFrom"]?.string == "2026-01-01")
        let plain = try api.post("/v1/simulation/evaluate", json: #"{"expressions":"1"}"#).json
        #expect(plain["explanations"] == nil)
        let wrong = try api.post(
            "/v1/simulation/evaluate", json: #"{"expressions":"1","situation":{"x":1},"explain":true}"#)
        #expect(try wrong.json["situationError"] != nil)
    }

    @Test func `is a page for those who ask for one`() throws {
        let body = #"{"expression":"SMIC","situation":{"date":"15/03/2026"}}"#
        let answer = try api.post(
            "/v1/simulation/explain", json: body, fields: ["Accept": "text/html,application/xhtml+xml,*/*;q=0.8"])
        #expect(answer["Content-Type"] == "text/html; charset=utf-8")
        #expect(answer.text.contains("<details") && answer.text.contains("12,02"))
        #expect(answer.text.contains("legifrance") && !answer.text.contains("<script"))
        let json = try api.post("/v1/simulation/explain", json: body, fields: ["Accept": "*/*"])
        #expect(json["Content-Type"] == "application/json")
        let refused = try api.post("/v1/simulation/explain", json: body, fields: ["Accept": "image/png"])
        #expect(refused.status == 406)
    }

    @Test(arguments: [
        (#"{"expression":"inconnue"}"#, 422, "/expression"), (#"{"expression":"1 / 0"}"#, 422, "/expression"),
        (#"{"expression":"1","situation":{"rien":"1"}}"#, 422, "/situation"), ("{}", 400, "/expression"),
        (#"{"expression":"1","depth":0}"#, 422, "/depth"), (#"{"expression":"1","depht":2}"#, 400, "/depht"),
        (#"{"expression":"1","situation":[]}"#, 400, "/situation"), (#"{"expression":["1"]}"#, 400, "/expression"),
    ])
    func `refuses what it cannot explain, with its place`(body: String, status: Int, pointer: String) throws {
        let answer = try api.post("/v1/simulation/explain", json: body)
        #expect(answer.status == status)
        #expect(try answer.json["errors"]?.elements.first { _ in true }?["pointer"]?.string == pointer)
    }
}
