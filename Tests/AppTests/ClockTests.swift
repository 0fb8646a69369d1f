import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// T20: the machine's clock is set forward and back, the hour changes, a second leaps.
@Suite struct `When the clock jumps` {
    private func file(_ person: TestCaller, key: String? = nil) throws -> Answer {
        var fields: KeyValuePairs<HeaderName, String> = ["Authorization": person.field]
        if let key { fields = ["Authorization": person.field, "Idempotency-Key": key] }
        return try person.api.post("/v1/privacy/requests", json: #"{"kind":"rectification"}"#, fields: fields)
    }

    @Test func `back, names go on from where they were, and a list is read whole`() throws {
        let clock = TestClock("2026-03-02T09:00:00Z")
        let api = try TestAPI(clock: clock)
        let person = try api.signIn()
        var names: [String] = []
        for minutes in [0, -10, -24 * 60, 5, -1] {
            clock.advance(minutes: minutes)
            let filed = try file(person)
            names.append(try #require(try filed.json["id"]?.string, "\(filed.text)"))
        }
        // Those of one millisecond are in no order.
        #expect(Set(names.map { $0.prefix(13) }).count == 1, "\(names)")
        clock.advance(minutes: 2 * 24 * 60)
        let later = try api.signIn(email: "later@example.fr")
        #expect(try file(later).json["id"]?.string ?? "" > names.max()!)
    }

    @Test func `back, sessions stay open and repetitions are recognised`() throws {
        let clock = TestClock("2026-03-02T09:00:00Z")
        let api = try TestAPI(clock: clock)
        let person = try api.signIn()
        let key = "5f0d7a3e-0000-4000-8000-000000000001"
        let first = try file(person, key: key)
        for minutes in [-10, -24 * 60, 24 * 60 + 10] {
            clock.advance(minutes: minutes)
            #expect(try person.get("/v1/me").status == 200, "\(minutes)")
            let again = try file(person, key: key)
            #expect(again.text == first.text && again["Idempotent-Replayed"] == "true", "\(minutes)")
        }
        #expect(try person.get("/v1/privacy/requests").json["items"]?.count == 1)
    }

    @Test func `forward, what was to last ends, and comes not back with it`() throws {
        let clock = TestClock("2026-03-02T09:00:00Z")
        let api = try TestAPI(clock: clock)
        let person = try api.signIn(email: "ada@example.fr")
        clock.advance(minutes: 24 * 60)
        #expect(try person.get("/v1/me").status == 401)
        let again = TestCaller(api: api, token: try api.openSession(email: "ada@example.fr"))
        #expect(try again.get("/v1/me").status == 200)
        clock.advance(minutes: -24 * 60)
        #expect(try again.get("/v1/me").status == 200)
        #expect(try api.get("/livez").status == 200)
    }

    @Test(arguments: ["2026-03-29T00:55:00Z", "2026-10-25T00:55:00Z"])
    func `by an hour, as clocks on walls do, a link lasts its quarter of an hour`(night: String) throws {
        let clock = TestClock(night)
        let api = try TestAPI(clock: clock)
        for (seconds, status) in [(14 * 60 + 59, 201), (15 * 60, 401)] {
            _ = try api.signIn(email: "ada\(seconds)@example.fr")
            let link = try api.owner.send(
                .post, "/v1/owner/sign-in-links", fields: ["Content-Type": "application/json"],
                body: Array(#"{"email":"ada\#(seconds)@example.fr"}"#.utf8))
            let token = try #require(try link.json["token"]?.string)
            clock.advance(seconds: seconds)
            #expect(try api.post("/v1/sessions", json: #"{"token":"\#(token)"}"#).status == status, "\(seconds)")
        }
    }

    @Test func `by a second that leaps, it is refused where it is written`() throws {
        let api = try TestAPI(now: "2026-06-30T23:59:59.999Z")
        let officer = try api.signIn(role: .init("dpo"))
        let body = #"{"description":"x","beganAt":"2016-12-31T23:59:60Z","endedAt":"2026-03-02T10:00:00Z"}"#
        let refused = try officer.post("/v1/privacy/breaches", json: body)
        #expect(refused.status == 422)
        #expect(try refused.json["errors"]?.elements.compactMap { $0["pointer"]?.string } == ["/beganAt"])
    }
}
