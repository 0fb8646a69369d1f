import Accounts
import Dispatch
import HTTP
import JSON
import Kernel
import LocalClient
import Synchronization
import TestSupport
import Testing

/// Who gets the next need, who takes it when two want it, and what a change of the address book would do to many.
@Suite struct `Needs are shared` {
    private let service: RoutingService

    init() throws { service = try RoutingService() }

    private func setPolicy(_ policy: String) throws {
        let subject = #"{"theme":"ressources-humaines","label":{"fr":"R","en":"H"},"policy":"\#(policy)"}"#
        #expect(try service.put("/v1/subjects/recruter", subject).status == 200)
    }

    /// A unit with two teams; the teams by name, and their capacities.
    private func teams(_ first: Int? = nil, _ second: Int? = nil) throws -> (String, String) {
        try service.organisation("cma")
        let unit = try service.unit("cma", zones: ["departement:59"])
        let one = try service.expert(in: unit, "Une", capacity: first)
        // Names are in the order of time.
        service.time.advance(seconds: 1)
        return (one, try service.expert(in: unit, "Deux", capacity: second))
    }

    /// Opens a need of a company of its own, and gives who is asked.
    private func asked(_ number: Int) throws -> [String] {
        service.time.advance(minutes: 1)
        let id = try service.need(service.body(email: "entreprise-\(number)@exemple.example"))
        return try service.get("/v1/needs/\(id)/matches").json["items"]?.elements
            .compactMap { $0["expert"]?.string } ?? []
    }

    @Test func `in turn within a unit`() throws {
        let (one, two) = try teams()
        try setPolicy("roundRobin")
        let turns = try (0..<4).map { try asked($0) }
        #expect(turns == [[one], [two], [one], [two]])
    }

    @Test func `with the least loaded, as long as there is room`() throws {
        let (one, two) = try teams(1, 2)
        try setPolicy("leastLoaded")
        let turns = try (0..<3).map { try asked($0) }
        #expect(turns == [[one], [two], [two]])
        let evaluated = try service.evaluate(RoutingService.bakery)
        #expect(try evaluated.json["fallback"]?["reason"]?.string == "all-full", "\(evaluated.text)")
        #expect(evaluated.failures(of: "cma") == ["capacity"])
        let id = try service.need(service.body(email: "entreprise-9@exemple.example"))
        #expect(try service.show(id)("reason") == "all-full")
    }

    @Test func `by one of two who click at the same moment`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        let match = try service.match(of: cma, on: id)
        let (name, version) = (match["id"]!.string!, match["version"]!.integer!)
        let statuses = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { turn in
            let answer = try? service.api.send(
                .post, "/v1/matches/\(name)/\(turn % 2 == 0 ? "take" : "refuse")",
                fields: [.authorization: "Bearer \(cma.name)", .ifMatch: "\"\(version).fr.x\""])
            statuses.withLock { $0.append(answer?.status ?? 0) }
        }
        #expect(statuses.withLock { $0.sorted() } == [200] + Array(repeating: 412, count: 7))
        let events = try service.history(of: id).filter { ["match-taken", "match-refused"].contains($0) }
        #expect(events.count == 1)
    }

    @Test func `and two hundred of them tell what a draft would lose`() throws {
        let cma = try service.colleague("cma", zones: ["epci:200093201", "departement:62"])
        _ = try service.colleague("region", zones: ["departement:80"])
        let places = (0..<200).map { $0 < 14 ? "59350" : $0 < 100 ? "62041" : "80021" }
        for (number, place) in places.enumerated() {
            service.time.advance(seconds: 1)
            _ = try service.need(
                service.body(company: #"{"commune":"\#(place)"}"#, email: "e\(number)@exemple.example"))
        }
        let changes =
            #"[{"operation":"changeUnit","unit":"\#(cma.unit)","changes":"#
            + #"{"zones":[{"type":"departement","code":"62"}]}}]"#
        let draft = try service.make(
            "/v1/change-sets", #"{"organisation":"cma","title":"Sans Lille","changes":\#(changes)}"#)
        let replay = try service.post("/v1/routing/replays", #"{"changeSet":"\#(draft)","lastNeeds":200}"#)
        #expect(try replay.json["replayed"]?.integer == 200, "\(replay.text)")
        #expect(try replay.json["orphaned"]?.integer == 14)
        let holes = try replay.json["holes"]?.elements.map { "\($0["subject"]!.string!)@\($0["commune"]!.string!)" }
        #expect(holes == ["recruter@59350"])
        #expect(try service.evaluate(RoutingService.bakery).selected == ["cma"], "nothing is written")
        let before = service.time.clock.now()
        let question = #","asOf":"\#(before)""#
        let then = try service.evaluate(RoutingService.bakery, more: question)
        service.time.advance(minutes: 24 * 60)
        let published = try service.api.send(
            .post, "/v1/change-sets/\(draft)/publish", fields: [.authorization: "Bearer administrator", .ifMatch: "*"])
        #expect(published.status == 200, "\(published.text)")
        #expect(try service.evaluate(RoutingService.bakery).selected == [])
        #expect(try service.evaluate(RoutingService.bakery, more: question).body == then.body)
    }

    @Test func `with an administrator only when another one agrees, for that need and for a while`() throws {
        _ = try service.colleague("cma")
        let subject = try service.account("conseillere")
        for name in ["greta", "gilles"] { _ = try service.account(name, Grant(.administrator)) }
        let id = try service.need()
        let other = try service.need(service.body(email: "autre@exemple.example"))
        #expect(try !service.show(id, as: "greta").text.contains("vendeuse"))
        let request = try service.post(
            "/v1/break-glass", #"{"subject":"\#(subject)","object":"need/\#(id)","reason":"Plainte"}"#, as: "greta")
        let glass = try #require(request("id"), "\(request.text)")
        #expect(try !service.show(id, as: "greta").text.contains("vendeuse"), "asked is not granted")
        func approve(as token: String) throws -> Answer {
            try service.api.send(
                .post, "/v1/break-glass/\(glass)/approve",
                fields: [.authorization: "Bearer \(token)", .ifMatch: "*"])
        }
        #expect(try approve(as: "greta").status == 403)
        #expect(try approve(as: "gilles").status == 200)
        let shown = try service.show(id, as: "greta")
        #expect(try shown.json["contact"]?["email"]?.string == "boulangerie@lille.example", "\(shown.text)")
        #expect(try !service.show(id, as: "gilles").text.contains("vendeuse"))
        #expect(try !service.show(other, as: "greta").text.contains("vendeuse"))
        #expect(try service.history(of: id).filter { $0 == "need-read" }.count >= 3)
        service.time.advance(minutes: 73 * 60)
        #expect(try !service.show(id, as: "greta").text.contains("vendeuse"))
    }
}
