import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import LocalClient
import Notifications
import TestSupport
import Testing

/// Events and webhooks, seen by partners and managers.
@Suite struct `Events` {
    private static let identities: [String: Caller.Identity] = [
        "caf": .partner(
            Partner(key: "k1", organisation: "caf", scopes: [.eventsRead, .webhooksManage, Scope("things:read")])),
        "blind": .partner(Partner(key: "k2", organisation: "caf", scopes: [.eventsRead, .webhooksManage])),
        "cpam": .partner(
            Partner(key: "k3", organisation: "cpam", scopes: [.eventsRead, .webhooksManage, Scope("things:read")])),
        "poor": .partner(Partner(key: "k4", organisation: "caf", scopes: [Scope("things:read")])),
        "agent": .person(Person(account: "a", session: "1", grants: [Grant(.agent, organisation: "caf", unit: "59")])),
        "manager": .person(
            Person(account: "m", session: "2", grants: [Grant(.organisationManager, organisation: "caf")])),
        "dpo": .person(Person(account: "d", session: "3", grants: [Grant(.dpo)])),
    ]

    private func service(_ environment: [String: String] = [:]) throws -> TestAPI {
        let things = Feature(
            name: "things", routes: [Route(ChangeThing())],
            events: [
                EventType(
                    "thing-changed", title: Text(fr: "Une chose a changé", en: "A thing changed"),
                    roles: [.agent, .organisationManager], scopes: [Scope("things:read")])
            ])
        return try TestAPI(extra: [things], environment: environment, identities: Self.identities)
    }

    private func change(_ api: TestAPI, _ organisation: String, unit: String = "") throws {
        let answer = try api.post("/v1/test/things", json: #"{"organisation":"\#(organisation)","unit":"\#(unit)"}"#)
        #expect(answer.status == 204)
    }

    private func get(_ api: TestAPI, _ target: String, as token: String) throws -> Answer {
        try api.get(target, fields: ["Authorization": "Bearer \(token)"])
    }

    private func count(_ answer: Answer) throws -> Int? { try answer.json["items"]?.count }

    @Test func `are told to those whom they concern, after the last one seen`() throws {
        let api = try service()
        try change(api, "caf")
        try change(api, "caf", unit: "59")
        try change(api, "cpam")
        let events = try get(api, "/v1/events?limit=1", as: "caf")
        #expect(try count(events) == 1)
        let first = try #require(try events.json["items"]?.elements.first { _ in true })
        #expect(first["type"]?.string == "thing-changed" && first["data"]?["objectType"]?.string == "thing")
        let next = try #require(try events.json["next"]?.string)
        #expect(next == first["id"]?.string)
        let rest = try get(api, "/v1/events?after=\(next)", as: "caf")
        #expect(try count(rest) == 1)
        #expect(try rest.json["next"]?.isNull == true)
        for (token, expected) in [("cpam", 1), ("blind", 0), ("agent", 1), ("manager", 2), ("dpo", 0)] {
            #expect(try count(get(api, "/v1/events", as: token)) == expected, "\(token)")
        }
        #expect(try count(get(api, "/v1/events?type=other", as: "caf")) == 0)
        #expect(try get(api, "/v1/events", as: "poor").status == 403)
        #expect(try api.get("/v1/events").status == 401)
        #expect(try get(api, "/v1/events?after=!", as: "caf").status == 400)
        #expect(try count(api.get("/v1/event-types")) ?? 0 > 0)
    }

    @Test func `are searched by those who answer for them, which leaves a trace`() throws {
        let api = try service()
        try change(api, "caf")
        try change(api, "cpam", unit: "59")
        #expect(try count(get(api, "/v1/journal", as: "dpo")) == 2)
        #expect(try count(get(api, "/v1/journal?event=thing-changed", as: "manager")) == 1)
        let traced = try get(api, "/v1/journal?event=journal-searched", as: "dpo")
        #expect(try count(traced) == 2)
        let line = try #require(try traced.json["items"]?.elements.first { _ in true })
        #expect(line["author"]?["id"]?.string == "m")
        #expect(try count(get(api, "/v1/journal?account=m", as: "dpo")) == 1)
        #expect(try count(get(api, "/v1/journal?from=2020-01-01T00:00:00Z&until=2020-01-02T00:00:00Z", as: "dpo")) == 0)
        #expect(try get(api, "/v1/journal", as: "agent").status == 403)
        #expect(try get(api, "/v1/journal", as: "caf").status == 403)
    }

    @Test(.enabled(if: TestReceiver.isAvailable, "python3 and openssl are needed"))
    func `call a receiver that knows them by their signature`() throws {
        let receiver = TestReceiver(secure: true)
        let api = try service([
            "GUICHET_WEBHOOK_REACH": "anywhere", "GUICHET_WEBHOOK_CA": receiver.certificate,
        ])
        let url = "https://localhost:\(receiver.port)/ok"
        let created = try post(api, "/v1/webhooks", #"{"url":"\#(url)","types":["thing-changed"]}"#, as: "caf")
        #expect(created.status == 201)
        let secret = try #require(try created.json["secret"]?.string)
        let path = try #require(created["Location"])
        receiver.trust([secret])
        try change(api, "caf")
        let call = try #require(wait(for: 1, at: receiver).first)
        #expect(call["fits"]?.elements.map(\.bool) == [true] && call["forged"]?.bool == false)
        #expect(call["type"]?.string == "application/json" && call["body"]?["type"]?.string == "thing-changed")
        #expect(
            call["body"]?["id"]?.string
                == (try get(api, "/v1/events", as: "caf").json["next"]?.string ?? call["body"]?["id"]?.string))

        let shown = try get(api, path, as: "caf")
        #expect(try shown.json["secret"] == nil, "shown once")
        let rotated = try post(api, path + "/secret", "", as: "caf", match: shown["ETag"])
        let newSecret = try #require(try rotated.json["secret"]?.string)
        #expect(newSecret != secret)
        receiver.trust([secret, newSecret])
        #expect(try post(api, path + "/ping", "", as: "caf").status == 202)
        let ping = try #require(wait(for: 2, at: receiver).last)
        #expect(ping["body"]?["type"]?.string == "ping")
        #expect(ping["fits"]?.elements.map(\.bool) == [true, true], "both sign for a day")

        // The receiver has the call before it is written that it was delivered.
        let delivered = path + "/deliveries?state=delivered"
        #expect(try eventually { try count(get(api, delivered, as: "caf")) == 2 })
        let deliveries = try get(api, delivered, as: "caf")
        let id = try #require(try deliveries.json["items"]?.elements.first { _ in true }?["id"]?.string)
        #expect(try get(api, "\(path)/deliveries/\(id)", as: "caf").json["log"]?.count == 1)
        #expect(try post(api, "\(path)/deliveries/\(id)/replay", "", as: "caf").status == 202)
        #expect(wait(for: 3, at: receiver).last?["id"]?.string == id)
    }

    @Test func `are told where their owners say, and nowhere inside the house`() throws {
        let api = try service()
        let body = #"{"url":"https://partner.example.fr/in","types":["thing-changed"]}"#
        for (body, status, pointer) in [
            (body.replacing("https", with: "http"), 422, "/url"),
            (body.replacing("partner.example.fr", with: "10.0.0.1"), 422, "/url"),
            (body.replacing("https://partner", with: "https://a:b@partner"), 422, "/url"),
            (body.replacing("thing-changed", with: "letter-sent"), 422, "/types/0"),
            (body.replacing(#""thing-changed""#, with: ""), 422, "/types"),
            (body.replacing("}", with: #","secret":"x"}"#), 400, "/secret"),
        ] {
            let answer = try post(api, "/v1/webhooks", body, as: "caf")
            #expect(answer.status == status && answer.text.contains("\"\(pointer)\""), "\(answer.text)")
        }
        #expect(try post(api, "/v1/webhooks", body, as: "blind").status == 422, "a kind that the key does not see")
        #expect(try post(api, "/v1/webhooks", body, as: "agent").status == 403)
        #expect(
            try post(api, "/v1/webhooks", body.replacing("}", with: #","organisation":"cpam"}"#), as: "manager").status
                == 403)
        let created = try post(api, "/v1/webhooks", body, as: "manager")
        let path = try #require(created["Location"])
        for token in ["cpam", "poor"] { #expect(try get(api, path, as: token).status == (token == "cpam" ? 404 : 403)) }
        let tag = try #require(created["ETag"])
        let patch = try send(.patch, api, path, #"{"state":"paused","types":["thing-changed"]}"#, as: "caf", match: tag)
        #expect(patch.status == 200)
        #expect(try patch.json["state"]?.string == "paused")
        #expect(try post(api, path + "/ping", "", as: "caf").problem == "webhook-not-active")
        #expect(try send(.patch, api, path, #"{"state":"stopped"}"#, as: "caf", match: "*").status == 422)
        #expect(try send(.patch, api, path, "{}", as: "caf", match: tag).status == 412)
        #expect(
            try post(api, path + "/replay", #"{"since":"2026-01-01T00:00:00Z"}"#, as: "caf").json["replayed"]?.integer
                == 0)
        #expect(try send(.delete, api, path, "", as: "cpam", match: "*").status == 404)
        #expect(try send(.delete, api, path, "", as: "caf", match: "*").status == 204)
        #expect(try get(api, path, as: "caf").status == 404)
        for _ in 0..<20 { #expect(try post(api, "/v1/webhooks", body, as: "caf").status == 201) }
        #expect(try post(api, "/v1/webhooks", body, as: "caf").problem == "too-many-webhooks")
    }

    private func wait(for count: Int, at receiver: TestReceiver) -> [JSONValue] {
        eventually { receiver.calls.count >= count }
        return receiver.calls.compactMap { try? JSONTape(Array($0.utf8), limits: .file).root }
    }

    private func post(
        _ api: TestAPI, _ target: String, _ body: String, as token: String, match: String? = nil
    ) throws -> Answer {
        try send(.post, api, target, body, as: token, match: match)
    }

    private func send(
        _ method: Method, _ api: TestAPI, _ target: String, _ body: String, as token: String, match: String?
    ) throws -> Answer {
        var lines = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        lines += "Authorization: Bearer \(token)\r\n"
        if let match { lines += "If-Match: \(match)\r\n" }
        if !body.isEmpty { lines += "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n" }
        return try api.raw(lines + "\r\n" + body)
    }
}

/// Has a thing of an organisation or of a unit change.
private struct ChangeThing: Command {
    static let operation = Operation(.post, "/v1/test/things", id: "changeThing", access: .anyone)

    struct Input: RequestReadable {
        let organisation: String
        let unit: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let organisation: String
                let unit: String
            }
            let body = try request.json(as: Body.self)
            organisation = body.organisation
            unit = body.unit
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try transaction.journal.append(
            Event(
                "thing-changed", on: ObjectName("thing", transaction.identifier(of: ChangeThing.self)), version: 1,
                audience: [Audience(organisation: input.organisation, unit: input.unit.isEmpty ? nil : input.unit)]),
            by: caller)
        return Representation(.noContent, .json, [])
    }
}
