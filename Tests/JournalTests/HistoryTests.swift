import App
import HTTP
import JSON
import Journal
import Kernel
import LocalClient
import TestSupport
import Testing

/// The journal as the service writes it and its owner reads it.
@Suite struct `What happened` {
    @Test func `is written with its effect, and with nothing that was typed`() throws {
        let api = try TestAPI(now: "2026-03-02T09:00:00Z")
        let opinion = try api.post(
            "/v1/feedback", json: #"{"score":4,"comment":"unforgettable"}"#, fields: ["X-Request-Id": "my-request-1"])
        let id = try #require(try opinion.json["id"]?.string)
        let history = try api.owner.send(.get, "/v1/owner/journal/opinion/\(id)")
        #expect(history.status == 200)
        let entries = Array(try #require(try history.json["items"]).elements)
        #expect(entries.count == 1)
        let entry = try #require(entries.first)
        #expect(entry["code"]?.string == "opinion-given" && entry["object"]?.string == id)
        #expect(entry["at"]?.string == "2026-03-02T09:00:00.000Z" && entry["request"]?.string == "my-request-1")
        #expect(entry["author"]?["kind"]?.string == "anonymous" && entry["number"]?.integer == 1)
        #expect(!history.text.contains("unforgettable"))
    }

    @Test func `is written once for a request that comes twice`() throws {
        let api = try TestAPI()
        for _ in 0..<2 {
            let answer = try api.post(
                "/v1/feedback", json: #"{"score":4}"#,
                fields: ["Idempotency-Key": "0190c2a0-0000-7000-8000-000000000001"])
            #expect(answer.status == 201)
        }
        #expect(try api.post("/v1/feedback", json: #"{"score":9}"#).status == 422)
        let report = try api.owner.send(.get, "/v1/owner/journal/verification")
        #expect(try report.json["entries"]?.integer == 1 && report.json["faults"]?.count == 0)
    }

    @Test func `is shown page after page, the latest first`() throws {
        let journal = try TemporaryJournal()
        #expect(try journal.history(limit: 4).map(\.number) == [11, 10, 9, 8])
        #expect(try journal.history(before: 8, limit: 4).map(\.number) == [7, 6, 5, 4])
        #expect(try journal.history(.init(type: "thing", id: "2")).isEmpty)

        let api = try TestAPI()
        let id = try #require(try api.post("/v1/feedback", json: #"{"score":4}"#).json["id"]?.string)
        let path = "/v1/owner/journal/opinion/\(id)"
        #expect(try api.owner.send(.get, path + "?limit=1").json["next"]?.isNull == true)
        #expect(try api.owner.send(.get, path + "?limit=1&cursor=MQ").json["items"]?.count == 0)
        #expect(try api.owner.send(.get, path + "?cursor=x").status == 400)
    }

    @Test func `is not shown on the network`() throws {
        let api = try TestAPI()
        #expect(try api.get("/v1/owner/journal/opinion/1").status == 404)
        #expect(try api.get("/v1/owner/journal/verification").status == 404)
    }

    @Test func `is verified from the command line, which fails when something is wrong`() throws {
        let api = try TestAPI()
        #expect(try api.post("/v1/feedback", json: #"{"score":4}"#).status == 201)
        let verify = ["journal", "verify", "--database", api.folder + "/db.sqlite", "--home", TestAPI.root]
        #expect(CommandLineTool.run(verify) == 0)
        #expect(CommandLineTool.run(verify + ["--head", "1:" + String(repeating: "00", count: 32)]) == 1)
        #expect(CommandLineTool.run(verify + ["--head", "1"]) == 1)
        #expect(CommandLineTool.run(verify + ["x"]) == 2)
    }
}
