import Foundation
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// A client of the publicodes REST interface changes its base URL, and nothing else.
@Suite struct `The publicodes REST interface` {
    private let api: TestAPI

    init() throws { api = try TestAPI(now: "2026-06-01T09:00:00+02:00") }

    private func evaluate(_ body: String) throws -> Answer { try api.post("/api/v1/evaluate", json: body) }

    @Test func `evaluates as the other mount does`() throws {
        let body = """
            {"situation": {"salarié . contrat . salaire brut": "3000 €/mois"},
             "expressions": ["salarié . rémunération . net . à payer avant impôt"]}
            """
        let other = try api.post("/v1/simulation/evaluate", json: body)
        #expect(try evaluate(body).text == other.text)
        #expect(try other.json["evaluate"]?.elements.map { $0["nodeValue"]?.double ?? 0 }.first ?? 0 > 2000)
    }

    @Test(arguments: [
        // Unknown keys do not count; the last of a repeated key does.
        (#"{"expressions": "1 + 1", "unknown": true}"#, "2"),
        (#"{"expressions": "1 + 1", "expressions": "2 + 2"}"#, "4"),
        (#"{"expressions": {"valeur": "1 €", "valeur": "12 €/mois", "unité": "€/an"}}"#, "144"),
        // The first space before a slash goes, then the first after one.
        (#"{"expressions": {"valeur": "12 €/mois", "unité": "€ / an"}}"#, "144"),
        (#"{"expressions": 42, "situation": {}}"#, "42"),
    ]) func `reads leniently`(body: String, value: String) throws {
        let answer = try evaluate(body)
        #expect(answer.status == 200)
        #expect(answer.text.hasPrefix("{\"evaluate\":[{\"nodeValue\":\(value),"), "\(answer.text)")
    }

    @Test func `still sees what is wrong with a unit of two spaces too many`() throws {
        let answer = try evaluate(#"{"expressions": {"valeur": "12 €/mois", "unité": "€  /  an"}}"#)
        #expect(answer.status == 200)
        #expect(try answer.json["evaluate"]?.elements.map { $0["error"] != nil } == [true])
    }

    private static let alone = ["/oneOf/1/oneOf/0/type", "/oneOf/1/oneOf/1/type", "/oneOf/1/oneOf/2/type"]

    @Test(arguments: [
        ("{}", ["#/required"]), ("[]", ["#/type"]),
        (
            #"{"expressions": null}"#,
            (["/oneOf/0/type"] + alone + ["/oneOf/1/oneOf", "/oneOf"]).map { "#/properties/expressions" + $0 }
        ),
        (
            #"{"expressions": []}"#,
            (["/oneOf/0/minItems"] + alone + ["/oneOf/1/oneOf", "/oneOf"]).map { "#/properties/expressions" + $0 }
        ),
        (#"{"expressions": "1", "situation": "a: 42"}"#, ["#/properties/situation/type"]),
        (
            #"{"expressions": "1", "situation": {"a": {}}}"#,
            ["/oneOf/0/type", "/oneOf/1/type", "/oneOf/2/minProperties", "/oneOf"].map {
                "#/properties/situation/additionalProperties" + $0
            }
        ),
    ]) func `lists what breaks the schema`(body: String, places: [String]) throws {
        let answer = try evaluate(body)
        #expect(answer.status == 400)
        #expect(answer["Content-Type"] == "application/json")
        #expect(try answer.json.elements.map { $0["schemaPath"]?.string ?? "" } == places, "\(answer.text)")
    }

    @Test func `names the place in the words of a schema validator`() throws {
        let first = try #require(try evaluate(#"{"expressions": ["1", null]}"#).json.elements.first { _ in true })
        #expect(first["dataPath"]?.string == ".expressions[1]")
        #expect(first["message"]?.string == "should be number")
        #expect(first["params"]?["type"]?.string == "number")
    }

    @Test(arguments: [
        (#"{"expressions": 0}"#, 404, "Not Found"), (#"{"expressions": ""}"#, 404, "Not Found"),
        ("{", 400, "The text ends too early. (1)"),
    ]) func `answers in plain text when there is nothing to evaluate`(body: String, status: Int, text: String) throws {
        let answer = try evaluate(body)
        #expect(answer.status == status)
        #expect(answer.text == text)
        #expect(answer["Content-Type"]?.hasPrefix("text/plain") == true)
    }

    @Test func `gives the rules`() throws {
        let all = try api.get("/api/v1/rules").json
        let one = try api.get("/api/v1/rules/SMIC").json
        #expect(one["nodeKind"]?.string == "rule")
        #expect(all["SMIC"].map { Array($0.raw) } == Array(one.raw))
        let none = try api.get("/api/v1/rules/bad%20rule")
        #expect(none.status == 200)
        #expect(try none.json["error"]?["message"]?.string?.contains("bad rule") == true)
    }

    @Test func `has a contract of its own, relative to its address`() throws {
        let contract = try api.get("/api/v1/openapi.json").json
        #expect(contract["paths"]?.members.map(\.key) == ["/evaluate", "/openapi.json", "/rules", "/rules/{rule}"])
        #expect(contract["servers"]?.elements.map { $0["url"]?.string } == ["/api/v1"])
    }

    @Test func `waits for its model, which may be imported later`() throws {
        let api = try TestAPI(environment: ["GUICHET_COMPATIBLE_MODEL": "prime"])
        #expect(try api.get("/api/v1/rules").status == 404)
        let body = #"{"files":[{"name":"prime.publicodes","content":"prime: 100 €/mois"}]}"#
        let imported = try api.owner.send(
            .post, "/v1/owner/models/prime/versions", fields: ["Content-Type": "application/json"],
            body: Array(body.utf8))
        #expect(imported.status == 201)
        #expect(try api.get("/api/v1/rules").text.contains("prime"))
        #expect(
            try api.post("/v1/simulation/evaluate", json: #"{"model":"prime","expressions":"prime"}"#).status == 200)
        let wrong = #"{"files":[{"name":"prime.publicodes","content":"prime: 1+1"}]}"#
        let refused = try api.owner.send(
            .post, "/v1/owner/models/prime/versions", fields: ["Content-Type": "application/json"],
            body: Array(wrong.utf8))
        #expect(refused.status == 422)
    }
}
