import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The opinion button, seen from outside.
@Suite struct `Giving an opinion` {
    @Test func `keeps it for the owner, the latest first`() throws {
        let api = try TestAPI(now: "2026-03-02T09:00:00Z")
        let first = try api.post("/v1/feedback", json: #"{"useful":true,"score":4,"comment":" Clair. "}"#)
        #expect(first.status == 201)
        #expect(try first.json["comment"]?.string == "Clair.")
        #expect(try first.json["createdAt"]?.string == "2026-03-02T09:00:00.000Z")
        #expect(try api.post("/v1/feedback", json: #"{"score":1}"#).status == 201)

        let list = try api.owner.send(.get, "/v1/owner/feedback?limit=1")
        #expect(try list.json["items"]?.count == 1)
        let next = try #require(try list.json["next"]?.string)
        let rest = try api.owner.send(.get, "/v1/owner/feedback?limit=1&cursor=\(next)")
        #expect(try rest.json["items"]?.count == 1)
        #expect(try rest.json["next"]?.isNull == true)
    }

    @Test func `by the form keeps all that was written, or refuses it`() throws {
        let api = try TestAPI()
        func send(_ form: String) throws -> Answer {
            try api.send(
                .post, "/opinion", fields: ["Content-Type": "application/x-www-form-urlencoded"], body: form)
        }
        let long = String(repeating: "x", count: 2000)
        #expect(try send("useful=yes&score=5&comment=\(long)").status == 200)
        #expect(try send("useful=no&score=&comment=+").status == 200)
        for (form, pointer) in [
            ("useful=yes&comment=\(long)x", "/comment"), ("useful=perhaps", "/useful"), ("score=6", "/score"),
            ("useful=yes&score=x", "/score"),
        ] {
            let answer = try send(form)
            #expect(answer.status == 422 && answer.text.contains("\"pointer\":\"\(pointer)\""), "\(answer.text)")
        }
        #expect(try send("").status == 422)
        #expect(try api.owner.send(.get, "/v1/owner/feedback").json["items"]?.count == 2)
    }

    @Test func `is not shown on the network`() throws {
        let api = try TestAPI()
        #expect(try api.get("/v1/owner/feedback").status == 404)
        #expect(try api.get("/v1/feedback").status == 405)
        #expect(try api.get("/v1/feedback")["Allow"] == "POST, OPTIONS")
    }

    @Test(arguments: [
        (#"{}"#, 422, "invalid-body", ""), (#"{"useful":null}"#, 422, "invalid-body", ""),
        (#"{"useful":1}"#, 400, "malformed-body", "/useful"), (#"{"score":6}"#, 422, "invalid-body", "/score"),
        (#"{"score":0}"#, 422, "invalid-body", "/score"), (#"{"score":4.5}"#, 400, "malformed-body", "/score"),
        (#"{"comment":"  "}"#, 422, "invalid-body", "/comment"),
        (#"{"useful":true,"name":"x"}"#, 400, "malformed-body", "/name"), (#"[]"#, 400, "malformed-body", ""),
        (#"{"useful":true"#, 400, "malformed-body", ""),
        (#"{"useful":true,"useful":false}"#, 400, "malformed-body", "/useful"),
        (#"{"comment":"a\u0000b"}"#, 422, "invalid-body", "/comment"),
        ("{\"comment\":\"\(String(repeating: "é", count: 2001))\"}", 422, "invalid-body", "/comment"),
    ])
    func `that is not one is refused, with its place`(body: String, status: Int, code: String, pointer: String) throws {
        let answer = try TestAPI().post("/v1/feedback", json: body)
        #expect(answer.status == status)
        #expect(answer.problem == code)
        let first = try answer.json["errors"]?.elements.compactMap { $0["pointer"]?.string }.first
        #expect((first ?? "") == pointer)
        #expect(!answer.text.contains("name\":\"x"), "an answer never repeats what was typed")
    }
}
