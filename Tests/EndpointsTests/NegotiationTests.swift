import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What a client may ask of any endpoint.
@Suite struct `Every endpoint` {
    @Test func `names its request, or takes the client's name`() throws {
        let api = try TestAPI()
        let answer = try api.get("/livez")
        #expect(try #require(answer["X-Request-Id"]).count == 36)
        #expect(try api.get("/livez", fields: ["X-Request-Id": "front-42_a.b"])["X-Request-Id"] == "front-42_a.b")
        for bad in ["short", "with space in it", "<script>alert(1)</script>", String(repeating: "a", count: 65)] {
            #expect(try api.get("/livez", fields: ["X-Request-Id": bad])["X-Request-Id"] != bad)
        }
    }

    @Test(arguments: [
        (nil, "fr"), ("en", "en"), ("en-GB,en;q=0.9", "en"), ("fr;q=0.5,en;q=0.9", "en"), ("de,fr;q=0.1", "fr"),
        ("en;q=0", "fr"), ("*", "fr"), ("de", "fr"), ("EN", "en"), ("en;q=abc", "en"), (",,;", "fr"),
    ])
    func `answers in the language preferred, French first`(accepted: String?, language: String) throws {
        let api = try TestAPI()
        let answer =
            try accepted.map { try api.get("/nowhere", fields: ["Accept-Language": $0]) } ?? api.get("/nowhere")
        #expect(answer["Content-Language"] == language)
        #expect(try answer.json["title"]?.string == (language == "fr" ? "Introuvable" : "Not found"))
    }

    @Test(arguments: [
        ("application/json", 200), ("*/*", 200), ("application/*;q=0.1", 200), ("text/html", 406),
        ("text/html, */*;q=0.1", 200), ("application/json;q=0, */*", 406), ("", 406),
    ])
    func `gives its one format or says 406`(accept: String, status: Int) throws {
        #expect(try TestAPI().get("/livez", fields: ["Accept": accept]).status == status)
    }

    @Test(arguments: [
        ("application/json", 201), ("application/json; charset=utf-8", 201), ("APPLICATION/JSON", 201),
        ("text/plain", 415),
        ("application/json; charset=latin1", 415), ("application/x-www-form-urlencoded", 415),
    ])
    func `reads JSON sent as JSON`(type: String, status: Int) throws {
        let answer = try TestAPI().send(.post, "/v1/feedback", fields: ["Content-Type": type], body: #"{"score":1}"#)
        #expect(answer.status == status)
    }

    @Test func `refuses a compressed body and one without a type`() throws {
        let api = try TestAPI()
        #expect(try api.send(.post, "/v1/feedback", body: #"{"score":1}"#).status == 415)
        let compressed = try api.post("/v1/feedback", json: #"{"score":1}"#, fields: ["Content-Encoding": "gzip"])
        #expect(compressed.status == 415)
    }

    @Test func `refuses query parameters that it does not know`() throws {
        let api = try TestAPI()
        let answer = try api.get("/livez?verbose=1")
        #expect(answer.status == 400 && answer.problem == "invalid-parameter")
        #expect(!answer.text.contains("verbose"), "what was typed is not repeated when nothing is asked for")
        #expect(try api.owner.send(.get, "/v1/owner/feedback?limit=1&limit=2").status == 400)
        for bad in ["0", "101", "-1", "01", "x", "+5"] {
            #expect(try api.owner.send(.get, "/v1/owner/feedback?limit=\(bad)").status == 400)
        }
    }

    @Test func `answers HEAD as GET without a body, and OPTIONS with what is allowed`() throws {
        let api = try TestAPI()
        let get = try api.get("/livez")
        let head = try api.send(.head, "/livez")
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(head["Content-Length"] == get["Content-Length"])
        let options = try api.send(.options, "/livez")
        #expect(options.status == 204 && options["Allow"] == "GET, HEAD, OPTIONS")
        for method in [Method.put, .patch, .delete, .trace, .query] {
            #expect(try api.send(method, "/livez").status == 405)
        }
    }

    @Test(arguments: [
        "/v1", "/v1/", "/v1/feedback/", "//v1/feedback", "/v1/Feedback", "/v1/%66eedback/x", "/problems/",
    ])
    func `is at one path only`(path: String) throws { #expect(try TestAPI().get(path).status == 404) }

    @Test func `lets browsers of any site read what is public`() throws {
        let api = try TestAPI()
        let answer = try api.get("/livez", fields: ["Origin": "https://example.fr"])
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(answer["Access-Control-Allow-Credentials"] == nil)
        let preflight = try api.send(
            .options, "/v1/feedback",
            fields: [
                "Origin": "https://example.fr", "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type",
            ])
        #expect(preflight.status == 204)
        #expect(preflight["Access-Control-Allow-Origin"] == "*")
        #expect(preflight["Access-Control-Allow-Methods"] == "POST, OPTIONS")
        #expect(try #require(preflight["Access-Control-Allow-Headers"]).contains("Idempotency-Key"))
        #expect(try api.send(.options, "/nowhere", fields: ["Origin": "https://example.fr"]).status == 404)
    }

    @Test func `compresses large public answers for who takes it`() throws {
        let api = try TestAPI()
        let plain = try api.get("/openapi.json")
        let compressed = try api.get("/openapi.json", fields: ["Accept-Encoding": "br, gzip"])
        #expect(plain["Content-Encoding"] == nil)
        #expect(compressed["Content-Encoding"] == "gzip")
        #expect(compressed.body.starts(with: [0x1F, 0x8B]) && compressed.body.count < plain.body.count / 2)
        #expect(try api.get("/openapi.json", fields: ["Accept-Encoding": "gzip;q=0"])["Content-Encoding"] == nil)
        #expect(try api.get("/livez", fields: ["Accept-Encoding": "gzip"])["Content-Encoding"] == nil)
    }

    @Test func `protects who reads it in a browser`() throws {
        let answer = try TestAPI().get("/livez")
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Content-Security-Policy"]?.contains("default-src 'none'") == true)
        #expect(answer["Cache-Control"] == "no-store")
    }
}

/// Lists, page after page.
@Suite struct `A list` {
    @Test func `links to its next page, with everything else that was asked`() throws {
        let api = try TestAPI()
        let first = try api.get("/v1/simulation/models/salarie/rules?q=salaire&limit=1")
        let link = try #require(first["Link"])
        let next = try #require(try first.json["next"]?.string)
        #expect(link == "</v1/simulation/models/salarie/rules?q=salaire&limit=1&cursor=\(next)>; rel=\"next\"")
        let second = try api.get(String(link.dropFirst().prefix { $0 != ">" }))
        #expect(second.status == 200 && second.text != first.text)
        #expect(try #require(second["Link"]).contains("cursor=") == true)
        #expect(try api.get("/v1/simulation/models/salarie/rules?q=zzzz")["Link"] == nil)
    }
}
