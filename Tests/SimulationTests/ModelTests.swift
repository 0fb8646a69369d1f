import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What the service says of its models and rules.
@Suite struct `The models` {
    private let api: TestAPI

    init() throws { api = try TestAPI(now: "2026-06-01T09:00:00+02:00") }

    @Test func `are listed with a digest that evaluations name`() throws {
        let list = try api.get("/v1/simulation/models")
        let ids = try #require(try list.json["items"]).elements.compactMap { $0["id"]?.string }
        #expect(ids.contains("salarie") && ids == ids.sorted())
        let model = try api.get("/v1/simulation/models/salarie")
        let digest = try #require(try model.json["digest"]?.string)
        let answer = try api.post("/v1/simulation/evaluate", json: #"{"expressions":"1"}"#)
        #expect(answer["Guichet-Model"] == "salarie; version=bundled; digest=\(digest); date=2026-06-01")
        #expect(try api.get("/v1/simulation/models/nowhere").status == 404)
    }

    @Test func `list their rules by page, and find them without accents`() throws {
        let first = try api.get("/v1/simulation/models/salarie/rules?limit=2")
        #expect(try first.json["items"]?.count == 2)
        let next = try #require(try first.json["next"]?.string)
        let second = try api.get("/v1/simulation/models/salarie/rules?limit=2&cursor=\(next)")
        let names = try [first, second].flatMap { try $0.json["items"]!.elements.compactMap { $0["name"]?.string } }
        #expect(names == names.sorted() && Set(names).count == 4)

        let found = try api.get("/v1/simulation/models/salarie/rules?q=SALAIRE%20brut")
        #expect(try found.json["items"]!.elements.contains { $0["name"]?.string == "salarié . contrat . salaire brut" })
        let plain = try api.get("/v1/simulation/models/salarie/rules?q=salarie%20.%20contrat%20.%20salaire%20brut")
        #expect(try #require(try plain.json["items"]).count > 0)
        #expect(try api.get("/v1/simulation/models/salarie/rules?q=zzzz").text == #"{"items":[],"next":null}"#)
    }

    @Test func `show a rule with its law, what it uses and what uses it, in both languages`() throws {
        let path = "/v1/simulation/models/salarie/rules/salari%C3%A9%20.%20contrat%20.%20salaire%20brut"
        let rule = try api.get(path)
        #expect(rule.status == 200 && rule["ETag"] != nil)
        #expect(try rule.json["unit"]?.string == "€/mois")
        #expect(try #require(try rule.json["dependents"]).count > 0)
        let english = try api.get(path, fields: ["Accept-Language": "en"])
        #expect(try english.json["title"]?.string == "Gross pay")
        #expect(try rule.json["title"]?.string == "Salaire brut")
        #expect(try api.get("/v1/simulation/models/salarie/rules/rien").status == 404)
    }

    @Test func `answer many situations, a line each, in order`() throws {
        let situations = (1...40).map { "{\"salarié . contrat . salaire brut\":\"\($0 * 100 + 2000) €/mois\"}" }
        let answer = try api.post(
            "/v1/simulation/evaluate:batch",
            json:
                "{\"situations\":[\(situations.joined(separator: ","))],\"expressions\":\"salarié . contrat . salaire brut\"}"
        )
        #expect(answer.status == 200 && answer["Content-Type"] == "application/x-ndjson")
        let lines = answer.text.split(separator: "\n")
        let values = try lines.map { line in
            try JSONTape(String(line)).root["evaluate"]?.elements.first { _ in true }?["nodeValue"]?.double
        }
        let expected = stride(from: 2100.0, through: 6000, by: 100).map { $0 as Double? }
        #expect(values == expected)
    }

    @Test(arguments: [
        (#"{"expressions":"1"}"#, "/situations"), (#"{"situations":[],"expressions":"1"}"#, "/situations"),
        (#"{"situations":{},"expressions":"1"}"#, "/situations"),
        (#"{"situations":[1],"expressions":"1"}"#, "/situations/0"),
        (#"{"situations":[{}],"expressions":"1","situation":{}}"#, "/situation"),
        (
            "{\"situations\":[\(Array(repeating: "{}", count: 1001).joined(separator: ","))],\"expressions\":\"1\"}",
            "/situations"
        ),
    ])
    func `refuse a batch of another shape`(body: String, pointer: String) throws {
        let answer = try api.post("/v1/simulation/evaluate:batch", json: body)
        #expect(answer.status == 400)
        #expect(try answer.json["errors"]?.elements.first { _ in true }?["pointer"]?.string == pointer)
    }
}
