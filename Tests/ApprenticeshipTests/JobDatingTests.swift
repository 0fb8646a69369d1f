import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// A job dating from its plan to its proof, seen from outside.
@Suite struct `A job dating` {
    private static let people = ["ana", "bilel", "chloe", "driss"]

    private struct Event {
        let craft: Craft
        let id: String
        let offers: [String]
        /// Of each offer, the name of each person.
        let masks: [[String]]
    }

    private func event(posts: [Int] = [1, 1, 1]) throws -> Event {
        let craft = try Craft()
        let employer = try craft.employer()
        let offers = try posts.map { count in
            craft.clock.advance(seconds: 1)
            return try craft.offer(of: employer, more: #","posts":\#(count)"#)
        }
        let made = try craft.post(
            "/job-datings", #"{"title":"Métiers de bouche","commune":"59350","day":"2026-06-20","beginsAt":"09:30"}"#,
            as: "adviser")
        #expect(made.status == 201, "\(made.text)")
        let id = try #require(try made.json["id"]?.string)
        #expect(try made.json["seed"]?.isNull == true && made.json["commitment"]?.string?.count == 64)
        for person in Self.people {
            craft.api.know(Craft.candidate(person), by: person)
            // Names of the service sort by the instant at which they were given.
            craft.clock.advance(seconds: 1)
            try craft.register(person, Craft.profile(firstName: person, birth: "2006-03-04"))
            #expect(try craft.post("/job-datings/\(id)/registrations", as: person).status == 204)
        }
        for offer in offers {
            let joined = try craft.post("/job-datings/\(id)/registrations", #"{"offer":"\#(offer)"}"#, as: "baker")
            #expect(joined.status == 204, "\(joined.text)")
        }
        let candidates = try Self.people.map {
            try #require(try craft.get("/candidates/me", as: $0).json["id"]?.string)
        }
        let masks = try offers.map { offer in
            let listed = try craft.get("/job-datings/\(id)/rankings/\(offer)", as: "baker")
            let order = try #require(try listed.json["candidates"]).elements.compactMap { $0["candidate"]?.string }
            // Candidates are listed by name, and registered in this order.
            #expect(candidates == candidates.sorted())
            return order
        }
        return Event(craft: craft, id: id, offers: offers, masks: masks)
    }

    private func prefer(_ event: Event) throws {
        let wishes = [[0, 1], [0, 2, 1], [1, 0], [0, 1, 2]]
        for (person, wanted) in zip(Self.people, wishes) {
            let list = wanted.map { "\"\(event.offers[$0])\"" }.joined(separator: ",")
            let put = try event.craft.send(
                .put, "/job-datings/\(event.id)/wishes", #"{"offers":[\#(list)]}"#, as: person)
            #expect(put.status == 200, "\(put.text)")
        }
        let rankings = [[3, 0, 2, 1], [1, 0, 2, 3], [3, 1]]
        for (offer, order) in rankings.enumerated() {
            let tiers = order.map { "[\"\(event.masks[offer][$0])\"]" }.joined(separator: ",")
            let put = try event.craft.send(
                .put, "/job-datings/\(event.id)/rankings/\(event.offers[offer])", #"{"tiers":[\#(tiers)]}"#, as: "baker"
            )
            #expect(put.status == 200, "\(put.text)")
        }
    }

    private func placed(_ answer: Answer) throws -> [String: String?] {
        Dictionary(
            uniqueKeysWithValues: try #require(try answer.json["placements"], "\(answer.text)").elements.map {
                (String($0["name"]?.string?.split(separator: " ").first ?? ""), $0["offer"]?.string)
            })
    }

    @Test func `gives the worked example, with its proof and the reason of each wish`() throws {
        let event = try event()
        try prefer(event)
        let placed = try placed(event.craft.post("/job-datings/\(event.id)/assignment", as: "adviser"))
        #expect(placed == ["ana": event.offers[1], "bilel": event.offers[2], "chloe": nil, "driss": event.offers[0]])
        let proof = try event.craft.get("/job-datings/\(event.id)/proof", as: "chloe")
        #expect(try proof.json["holds"]?.bool == true && proof.json["blockingPairs"]?.count == 0, "\(proof.text)")
        #expect(try proof.json["isReplayedAlike"]?.bool == true)
        let mine = try event.craft.get("/job-datings/\(event.id)/assignment", as: "chloe")
        let wishes = try #require(try mine.json["placements"]?.elements.first { _ in true }?["wishes"])
        #expect(wishes.elements.compactMap { $0["outcome"]?.string } == ["full", "full"], "\(mine.text)")
        #expect(try mine.json["placements"]?.count == 1)
        #expect(
            try event.craft.post("/job-datings/\(event.id)/assignment", as: "adviser").problem
                == "transition-impossible")
        let shown = try event.craft.get("/job-datings/\(event.id)")
        #expect(try shown.json["seed"]?.string?.count == 64 && shown.json["state"]?.string == "assigned")
    }

    @Test func `places one more where there are two posts, and nobody who withdrew`() throws {
        let event = try event(posts: [1, 2, 1])
        try prefer(event)
        let second = try placed(event.craft.post("/job-datings/\(event.id)/assignment", as: "adviser"))
        #expect(second["chloe"] == event.offers[1] && second["ana"] == event.offers[1])

        let other = try self.event()
        try prefer(other)
        #expect(try other.craft.post("/job-datings/\(other.id)/withdraw", as: "driss").status == 204)
        let without = try placed(other.craft.post("/job-datings/\(other.id)/assignment", as: "adviser"))
        #expect(without["ana"] == other.offers[0] && without["driss"] == nil, "\(without)")
    }

    @Test func `refuses strangers in rankings and wishes, and keeps what was said before`() throws {
        let event = try event()
        try prefer(event)
        let path = "/job-datings/\(event.id)"
        let wrong = try event.craft.send(
            .put, path + "/rankings/\(event.offers[0])", #"{"tiers":[["\#(event.masks[1][0])"],["ffffffffffff"]]}"#,
            as: "baker")
        #expect(wrong.status == 422, "\(wrong.text)")
        #expect(
            try wrong.json["errors"]?.elements.compactMap { $0["pointer"]?.string } == ["/tiers/0/0", "/tiers/1/0"])
        #expect(
            try event.craft.send(
                .put, path + "/wishes", #"{"offers":["01890a5d-ac96-7b7c-8f2e-0123456789ab"]}"#, as: "ana"
            ).status == 422)
        let placed = try placed(event.craft.post(path + "/assignment", as: "adviser"))
        #expect(placed["driss"] == event.offers[0] && placed["ana"] == event.offers[1])
        #expect(try event.craft.get(path + "/timetable", as: "twin").json["meetings"]?.count == 0)
        #expect(try event.craft.post(path + "/assignment", as: "stranger").status == 409)
    }

    @Test func `makes a timetable in which nobody is at two places`() throws {
        let event = try event()
        let made = try event.craft.post("/job-datings/\(event.id)/timetable", as: "adviser")
        let meetings = try #require(try made.json["meetings"], "\(made.text)").elements.map { $0 }
        #expect(meetings.count == 12)
        #expect(try made.json["slots"]?.integer == 4)
        #expect(meetings.first?["time"]?.string == "09:30")
        var seen: Set<String> = []
        for meeting in meetings {
            let slot = meeting["slot"]?.integer ?? -1
            let name = meeting["name"]?.string ?? ""
            let offer = meeting["offer"]?.string ?? ""
            #expect(seen.insert("\(slot) \(name)").inserted)
            #expect(seen.insert("\(slot) \(offer)").inserted)
        }
        #expect(try event.craft.get("/job-datings/\(event.id)/timetable", as: "ana").json["meetings"]?.count == 3)
        #expect(try event.craft.post("/job-datings/\(event.id)/timetable", as: "stranger").status == 404)
    }
}
