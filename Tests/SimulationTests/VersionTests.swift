import Foundation
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// The life of rules: written, checked, reviewed by a second person, published, rolled back.
@Suite struct `The versions of a model` {
    private let api: TestAPI

    init() throws { api = try TestAPI(identities: RulePeople.identities) }

    private static let versions = "/v1/simulation/models/prime/versions"

    /// A model of one rate, with its example.
    private func model(rate: Int, expecting: Int? = nil) -> String {
        let rules =
            "salaire:\\n  question: Combien ?\\n  unité: €/mois\\nprime:\\n  titre: Prime\\n  produit: [salaire, taux]\\n  "
            + "exemples:\\n    - situation: {salaire: 1000 €/mois}\\n      valeur attendue: \(expecting ?? rate * 10)\\n"
            + "taux: \(rate)%\\n"
        let situations =
            "expressions: [prime]\\nsituations:\\n  - {id: deux, titre: Deux mille, situation: {salaire: 2000 €/mois}}\\n"
        return """
            {"note":"taux \(rate)","files":[{"name":"prime.publicodes","content":"\(rules)"},
             {"name":"situations.yaml","content":"\(situations)"}]}
            """
    }

    private func send(
        _ method: HTTP.Method, _ target: String, as person: String, json: String = "", revision: Int? = nil
    ) throws -> Answer {
        let token = "Bearer " + person
        guard let revision else {
            return try api.send(method, target, json: json, fields: [.authorization: token])
        }
        return try api.send(
            method, target, json: json, fields: [.authorization: token, .ifMatch: "\"\(revision).fr.0\""])
    }

    private func create(rate: Int, as person: String = "anna") throws {
        let answer = try send(.post, Self.versions, as: person, json: model(rate: rate))
        #expect(answer.status == 201, "\(answer.text)")
    }

    private func publish(_ number: Int, from: String? = nil) throws {
        #expect(try send(.post, "\(Self.versions)/\(number)/submit", as: "anna", revision: 1).status == 200)
        let body = from.map { "{\"from\":\"\($0)\"}" } ?? "{}"
        let answer = try send(.post, "\(Self.versions)/\(number)/publish", as: "boris", json: body, revision: 2)
        #expect(answer.status == 200, "\(answer.text)")
    }

    private func prime(_ model: String = "prime", as person: String? = nil) throws -> (value: Double?, model: String?) {
        let body = "{\"model\":\"\(model)\",\"expressions\":\"prime\",\"situation\":{\"salaire\":\"1000 €/mois\"}}"
        let answer =
            try person.map {
                try api.post("/v1/simulation/evaluate", json: body, fields: [.authorization: "Bearer " + $0])
            } ?? api.post("/v1/simulation/evaluate", json: body)
        let value = try answer.json["evaluate"]?.elements.first { _ in true }?["nodeValue"]?.double
        return (value, answer["Guichet-Model"]?.split(separator: ";").prefix(2).joined(separator: ";"))
    }

    @Test func `go from the author to the public through a second person, and back`() throws {
        try create(rate: 10)
        #expect(try prime().value == nil, "nobody sees a draft")
        #expect(try prime("prime@draft", as: "anna").value == 100, "but those who write rules")
        try publish(1)
        #expect(try prime() == (100, "prime; version=1"))
        try create(rate: 12)
        #expect(try prime() == (100, "prime; version=1"))
        let differences = try send(.get, "/v1/simulation/models/prime/diff?from=published&to=draft", as: "boris").json
        #expect(differences["rules"]?.elements.map { $0["rule"]?.string } == ["prime", "taux"])
        let effect = try #require(differences["results"]?.elements.first { _ in true })
        #expect(effect["before"]?.string == "200\u{A0}€/mois" && effect["after"]?.string == "240\u{A0}€/mois")
        try publish(2)
        #expect(try prime() == (120, "prime; version=2"))
        #expect(try prime("prime@1") == (100, "prime; version=1"), "what was public can be asked again")
        let back = try send(.post, "/v1/simulation/models/prime/rollback", as: "boris")
        #expect(back.status == 200, "\(back.text)")
        #expect(try prime() == (100, "prime; version=1"))
        #expect(try send(.post, "/v1/simulation/models/prime/rollback", as: "boris").problem == "nothing-to-roll-back")
        #expect(try prime() == (100, "prime; version=1"), "what is refused changes nothing")
    }

    @Test func `are not published by who wrote in them, nor while an example is wrong`() throws {
        try create(rate: 10)
        #expect(try send(.post, "\(Self.versions)/1/submit", as: "carla", revision: 1).status == 403)
        #expect(try send(.post, "\(Self.versions)/1/submit", as: "both", revision: 1).status == 200)
        try create(rate: 10, as: "both")
        #expect(try send(.post, "\(Self.versions)/2/submit", as: "both", revision: 1).status == 200)
        let own = try send(.post, "\(Self.versions)/2/publish", as: "both", json: "{}", revision: 2)
        #expect(own.status == 403 && own.problem == "own-version")
        #expect(try send(.post, "\(Self.versions)/2/publish", as: "anna", json: "{}", revision: 2).status == 403)
        let wrong = try send(.post, Self.versions, as: "anna", json: model(rate: 10, expecting: 99))
        #expect(try wrong.json["report"]?["examplesWrong"]?.integer == 1)
        let refused = try send(.post, "\(Self.versions)/3/submit", as: "anna", revision: 1)
        #expect(refused.status == 422 && refused.problem == "version-not-ready")
        #expect(try refused.json["errors"]?.elements.first { _ in true }?["pointer"]?.string == "/report/examples/0")
    }

    @Test func `tell every mistake in the answer to the upload`() throws {
        let text = "a: 1+1\nb: inconnue\nc:\n  produi: [1]\nd:\n  condition: {si: 3, alors: 1, sinon: 2}\ne: true\n"
        let yaml = try api.raw(
            "POST \(Self.versions) HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer anna\r\n"
                + "Content-Type: application/yaml\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)")
        #expect(yaml.status == 201)
        let issues = try #require(try yaml.json["report"]?["issues"]).elements
        #expect(issues.map { $0["line"]?.integer } == [1, 2, 4, 5, 7])
        #expect(issues.map { $0["rule"]?.string } == ["a", "b", "c", "d", "e"])
        #expect(
            issues.allSatisfy { $0["advice"]?.string?.isEmpty == false && $0["file"]?.string == "model.publicodes" })
        #expect(try send(.post, "\(Self.versions)/1/submit", as: "anna", revision: 1).problem == "version-not-ready")
    }

    @Test func `refuse changes to a draft that somebody else changed meanwhile`() throws {
        try create(rate: 10)
        let path = Self.versions + "/1"
        #expect(try send(.put, path, as: "anna", json: model(rate: 11)).status == 428)
        #expect(try send(.put, path, as: "anna", json: model(rate: 11), revision: 1).status == 200)
        #expect(try send(.put, path, as: "both", json: model(rate: 12), revision: 1).status == 412)
        let shown = try send(.get, path + "?files=true", as: "boris")
        #expect(shown["ETag"]?.hasPrefix("\"2.") == true)
        #expect(try shown.json["files"]?.elements.first { _ in true }?["content"]?.string?.contains("11%") == true)
        #expect(try send(.post, path + "/submit", as: "anna", revision: 2).status == 200)
        #expect(try send(.put, path, as: "anna", json: model(rate: 13), revision: 3).problem == "version-state")
        let back = try send(.post, path + "/return", as: "boris", json: #"{"remark":"Source ?"}"#, revision: 3)
        #expect(try back.json["state"]?.string == "draft" && back.json["remark"]?.string == "Source ?")
        #expect(try send(.delete, path, as: "anna", revision: 4).status == 204)
        #expect(try send(.get, path, as: "anna").status == 404)
    }

    @Test func `are published when their day comes`() throws {
        try create(rate: 10)
        let later = Timestamp(milliseconds: Clock.system.now().milliseconds + 1500)!
        try publish(1, from: later.description)
        #expect(try send(.get, Self.versions + "/1", as: "anna").json["state"]?.string == "inReview")
        #expect(try prime().value == nil)
        try eventually { try prime().value != nil }
        #expect(try prime() == (100, "prime; version=1"))
        #expect(Clock.system.now() >= later)
    }

    @Test func `keep to those who may see them`() throws {
        try create(rate: 10)
        #expect(try api.get(Self.versions).status == 401)
        #expect(try send(.get, Self.versions, as: "carla").status == 403)
        #expect(try send(.get, Self.versions, as: "system").json["items"]?.count == 1)
        for model in ["prime", "prime@1", "prime@draft", "prime@7", "rien@1", "salarie@x"] {
            let answer = try api.post(
                "/v1/simulation/evaluate", json: "{\"model\":\"\(model)\",\"expressions\":\"1\"}")
            #expect(answer.status == 404 && answer.problem == "unknown-model", "\(model)")
        }
        #expect(try api.get("/v1/simulation/models/prime@1").status == 404)
        #expect(try api.get("/v1/simulation/models/salarie@bundled").status == 200)
        #expect(try send(.get, "/v1/simulation/models/salarie/versions/bundled?files=true", as: "anna").status == 200)
    }

    @Test(arguments: [
        ("{}", 400), (#"{"files":[]}"#, 400), (#"{"files":[{"name":"a.publicodes"}]}"#, 400),
        (#"{"files":[{"name":"../a.publicodes","content":""}]}"#, 422),
        (#"{"files":[{"name":"a.exe","content":""}]}"#, 422), (#"{"rules":[]}"#, 400),
        (#"{"files":[{"name":"a.publicodes","content":""},{"name":"a.publicodes","content":""}]}"#, 422),
    ])
    func `refuse an upload of another shape, and keep nothing of it`(body: String, status: Int) throws {
        #expect(try send(.post, Self.versions, as: "anna", json: body).status == status)
        let much = String(repeating: "a", count: 5 << 20)
        let large = "{\"files\":[{\"name\":\"a.publicodes\",\"content\":\"\(much)\"}]}"
        #expect(try send(.post, Self.versions, as: "anna", json: large).status == 413)
        #expect(try send(.get, Self.versions, as: "anna").json["items"]?.count == 0)
    }

    @Test func `take the place of the one that came with the product, and give it back`() throws {
        let path = "/v1/simulation/models/impot-societes"
        let shown = try send(.get, path + "/versions/bundled?files=true", as: "anna").json
        let files = String(decoding: try #require(shown["files"]).raw, as: UTF8.self)
        let answer = try send(.post, path + "/versions", as: "anna", json: "{\"files\":\(files)}")
        #expect(answer.status == 201, "\(answer.text.prefix(300))")
        #expect(try answer.json["report"]?["passes"]?.bool == true)
        #expect(try api.get(path).json["version"]?.string == "bundled")
        #expect(try send(.post, path + "/versions/1/submit", as: "anna", revision: 1).status == 200)
        #expect(try send(.post, path + "/versions/1/publish", as: "boris", json: "{}", revision: 2).status == 200)
        #expect(try api.get(path).json["version"]?.string == "1")
        let run = try api.post("/v1/simulation/simulators/impot-societes", json: "{}").json
        #expect(run["model"]?["version"]?.string == "1")
        #expect(try send(.post, path + "/rollback", as: "boris").json["published"]?.string == "bundled")
        #expect(try api.get(path).json["version"]?.string == "bundled")
    }
}

/// An author, a reviewer, one who is both, somebody else, and a system that writes rules.
enum RulePeople {
    static let identities: [String: Caller.Identity] = [
        "anna": person("anna", ["ruleAuthor"]), "boris": person("boris", ["ruleReviewer"]),
        "both": person("both", ["ruleAuthor", "ruleReviewer"]), "carla": person("carla", ["agent"]),
        "system": .partner(Partner(key: "system", organisation: "o", scopes: [Scope(rawValue: "models:write")])),
    ]

    private static func person(_ name: String, _ roles: [String]) -> Caller.Identity {
        .person(Person(account: name, session: name, grants: roles.map { Grant(Role(rawValue: $0)) }))
    }
}
