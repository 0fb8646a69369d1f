import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What persons may ask, and the officer who answers.
@Suite struct `The rights of persons` {
    private let api: TestAPI
    private let clock = TestClock("2026-03-02T09:00:00Z")

    init() throws { api = try TestAPI(clock: clock) }

    @Test func `begin with a register that anybody reads`() throws {
        let answer = try api.get("/v1/privacy/register", fields: ["Accept-Language": "en"])
        let items = try #require(try answer.json["items"]).elements
        let names = Set(items.compactMap { $0["name"]?.string })
        #expect(
            names.isSuperset(of: ["journal", "opinions", "mail", "attachments", "privacy-requests", "account"]),
            "\(names)")
        for item in items {
            #expect(item["purpose"]?.string?.isEmpty == false && item["duration"]?.string?.isEmpty == false)
            #expect((item["columns"]?.count ?? 0) > 0)
        }
    }

    @Test func `give them everything that is kept, for machines and for spreadsheets`() throws {
        let person = try api.signIn(email: "camille@example.fr")
        _ = try person.post("/v1/privacy/requests", json: #"{"kind":"objection","message":"=1+1, \"non\""}"#)
        let export = try person.post("/v1/privacy/exports")
        #expect(export.status == 200 && export["Content-Disposition"]?.hasPrefix("attachment") == true)
        #expect(try export.json["account"]?.string == person.account)
        let parts = try #require(try export.json["data"]).elements
        let items = Dictionary(uniqueKeysWithValues: parts.map { ($0["name"]?.string ?? "", $0["items"]?.count ?? 0) })
        #expect(items["privacy-requests"] == 1 && items["journal"] ?? 0 > 0, "\(items)")
        let csv = try person.post("/v1/privacy/exports", json: #"{"format":"csv"}"#)
        #expect(csv.text.hasPrefix("kind,item,field,value\r\n"))
        #expect(csv.text.contains("privacy-requests,1,message,\"'=1+1, \"\"non\"\"\""))

        let other = try api.signIn()
        let foreign = #"{"account":"\#(person.account)"}"#
        #expect(try other.post("/v1/privacy/exports", json: foreign).status == 403)
        let officer = try api.signIn(role: .init("dpo"))
        #expect(try officer.post("/v1/privacy/exports", json: foreign).json["account"]?.string == person.account)
        let history = try api.owner.send(.get, "/v1/owner/journal/account/\(person.account)")
        #expect(history.text.contains("person-exported") && history.text.contains(officer.account))
    }

    @Test func `are asked for, and answered in a month`() throws {
        let person = try api.signIn()
        let officer = try api.signIn(role: .init("dpo"))
        let filed = try person.post("/v1/privacy/requests", json: #"{"kind":"restriction","message":"Attendez."}"#)
        let id = try #require(try filed.json["id"]?.string)
        #expect(try filed.json["dueAt"]?.string == "2026-04-01T09:00:00.000Z" && filed.json["state"]?.string == "open")
        #expect(try filed.json["actions"]?.count == 0)
        let path = "/v1/privacy/requests/\(id)"
        #expect(try api.signIn().get(path).status == 404)
        #expect(try api.signIn().get("/v1/privacy/requests").json["items"]?.count == 0)
        #expect(try person.get("/v1/privacy/requests").json["items"]?.count == 1)
        let seen = try officer.get(path)
        #expect(try seen.json["actions"]?.count == 2)
        let tag = try #require(seen["ETag"])
        #expect(try person.post(path + "/accept", ifMatch: tag).status == 403)
        #expect(try officer.post(path + "/accept").status == 428)
        let accepted = try officer.post(path + "/accept", ifMatch: tag)
        #expect(try accepted.status == 200 && accepted.json["state"]?.string == "accepted", "\(accepted.text)")
        #expect(try officer.post(path + "/accept", ifMatch: tag).status == 412)
        #expect(try officer.post(path + "/accept", ifMatch: accepted["ETag"]).problem == "request-decided")
    }

    @Test func `have exceptions, which are told with their reason`() throws {
        let person = try api.signIn()
        let officer = try api.signIn(role: .init("dpo"))
        let id = try #require(try person.post("/v1/privacy/requests", json: #"{"kind":"erasure"}"#).json["id"]?.string)
        let path = "/v1/privacy/requests/\(id)"
        let refusal = #"{"exception":"publicTask","reason":"Le dossier est en cours."}"#
        #expect(try officer.post(path + "/refuse", json: #"{"exception":"publicTask"}"#, ifMatch: "*").status == 400)
        #expect(try officer.post(path + "/refuse", json: refusal, ifMatch: "*").status == 200)
        let seen = try person.get(path)
        #expect(
            try seen.json["exception"]?.string == "publicTask"
                && seen.json["reason"]?.string == "Le dossier est en cours.")
        let second = try #require(
            try person.post("/v1/privacy/requests", json: #"{"kind":"erasure"}"#).json["id"]?.string)
        let done = try officer.post("/v1/privacy/requests/\(second)/accept", ifMatch: "*")
        #expect(try done.status == 200 && done.json["state"]?.string == "accepted", "\(done.text)")
        #expect(try done.json["account"] == nil, "the person is gone from it")
        #expect(try person.get("/v1/me").status == 401)
        #expect(try officer.get("/v1/privacy/erasures").json["items"]?.count == 1)
    }
}

/// What the officer keeps watch over.
@Suite struct `The data protection officer` {
    private let clock = TestClock("2026-03-02T09:00:00Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock) }

    @Test func `lets go of what has outlived its time, after seeing it`() throws {
        #expect(try api.post("/v1/feedback", json: #"{"score":4,"comment":"old"}"#).status == 201)
        #expect(try api.post("/v1/feedback", json: #"{"comment":"old words alone"}"#).status == 201)
        clock.advance(minutes: 366 * 24 * 60)
        #expect(try api.post("/v1/feedback", json: #"{"score":4,"comment":"young"}"#).status == 201)
        let officer = try api.signIn(role: .init("dpo"))
        func retain(_ mode: String) throws -> Int? {
            let report = try officer.post("/v1/privacy/retention", json: #"{"mode":"\#(mode)"}"#)
            #expect(report.status == 200, "\(report.text)")
            let counts = try #require(try report.json["counts"]).elements
            return counts.first { $0["name"]?.string == "opinions" }.flatMap { $0["rows"]?.integer }
        }
        #expect(try retain("dry-run") == 2 && retain("dry-run") == 2)
        #expect(try retain("apply") == 2 && retain("apply") == 0)
        let list = try api.owner.send(.get, "/v1/owner/feedback").text
        #expect(list.contains("young") && !list.contains("old"))
        #expect(try api.signIn().post("/v1/privacy/retention", json: #"{"mode":"apply"}"#).status == 403)
    }

    @Test func `tells the authority of a breach within 72 hours`() throws {
        let officer = try api.signIn(role: .init("dpo"))
        let person = try api.signIn()
        _ = try person.post("/v1/privacy/requests", json: #"{"kind":"objection"}"#)
        let body = """
            {"description":"Une session a été volée.","beganAt":"2026-03-02T08:00:00Z","endedAt":"2026-03-02T10:00:00Z",\
            "author":"\(person.account)"}
            """
        let opened = try officer.post("/v1/privacy/breaches", json: body)
        #expect(try opened.json["dueAt"]?.string == "2026-03-05T09:00:00.000Z", "\(opened.text)")
        let path = "/v1/privacy/breaches/" + (try #require(try opened.json["id"]?.string))
        let accesses = Array(try #require(try officer.get(path).json["accesses"]).elements)
        #expect(accesses.contains { $0["code"]?.string == "privacy-request-filed" && $0["objects"]?.integer == 1 })
        #expect(accesses.allSatisfy { $0["author"]?.string == person.account })
        clock.advance(minutes: 73 * 60)
        let late = try api.signIn(role: .init("dpo"))
        #expect(try late.post(path + "/notify", ifMatch: "*").status == 422)
        let told = try late.post(path + "/notify", json: #"{"reason":"Découverte progressive."}"#, ifMatch: "*")
        #expect(try told.json["notifiedAt"]?.string == "2026-03-05T10:00:00.000Z")
        #expect(try late.post(path + "/notify", json: #"{"reason":"x"}"#, ifMatch: "*").problem == "breach-notified")
        #expect(try person.get("/v1/privacy/breaches").status == 401, "the session is over")
        #expect(try api.signIn().get("/v1/privacy/breaches").status == 403)
    }
}
