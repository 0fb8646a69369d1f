import Apprenticeship
import Database
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What is bounded, and what is refused with its reason; nothing that was there is lost.
@Suite struct `Limits and refusals` {
    @Test func `let a person apply twenty times a day, and an employer offer ten times`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        var offers: [String] = []
        for _ in 0..<10 { offers.append(try craft.offer(of: employer)) }
        let eleventh = try craft.post("/offers", Craft.offerBody(employer), as: "baker")
        #expect(eleventh.status == 429 && eleventh.problem == "daily-limit" && eleventh["retry-after"] != nil)
        craft.clock.advance(minutes: 1440)
        for _ in 0..<10 { offers.append(try craft.offer(of: employer)) }
        let other = try craft.offer(
            of: try craft.employer(siret: "35600000049837", as: "hairdresser"), as: "hairdresser")
        for offer in offers { #expect(try craft.apply(offer).status == 201) }
        let late = try craft.apply(other)
        #expect(late.status == 429 && late.problem == "daily-limit", "\(late.text)")
        craft.clock.advance(minutes: 1440)
        #expect(try craft.apply(other).status == 201)
    }

    @Test func `let an employer invite twenty people a day`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        let offer = try craft.offer(of: employer)
        try craft.write { transaction in
            for number in 0..<20 {
                try transaction.connection.run(
                    """
                    INSERT INTO candidate (id, account, state, visibility, version, cell, latitude, longitude, radius,
                        birthDate, wishes, currentLevel, fromDay, untilDay, rhythms, flags, licences, courses,
                        experiences, departement, createdAt, lastActiveAt, details)
                    VALUES (\("c\(number)"), \("c\(number)"), 'paused', 'private', 1, 1, 50, 3, 30, '2007-01-01', '', 3,
                        1, 1, 0, 0, '', '', '', '59', \(transaction.now), \(transaction.now), '{}')
                    """)
                try transaction.connection.run(
                    """
                    INSERT INTO offerInvitation (id, offer, candidate, createdAt)
                    VALUES (\("i\(number)"), \(offer), \("c\(number)"), \(transaction.now))
                    """)
            }
        }
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let mask = try #require(
            try craft.get("/offers/\(offer)/candidates", as: "baker").json["items"]?.elements.first { _ in true }?[
                "candidate"]?.string)
        let body = #"{"candidate":"\#(mask)"}"#
        #expect(try craft.post("/offers/\(offer)/invitations", body, as: "baker").problem == "daily-limit")
        craft.clock.advance(minutes: 1440)
        #expect(try craft.post("/offers/\(offer)/invitations", body, as: "baker").status == 201)
    }

    @Test func `keep a withdrawn candidate and strangers out of an event, and what was ranked before`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        try craft.register("twin", Craft.profile(birth: "2007-05-04"))
        let made = try craft.post(
            "/job-datings", #"{"title":"Les métiers","commune":"59350","day":"2026-06-20"}"#, as: "adviser")
        let event = "/job-datings/" + (try #require(try made.json["id"]?.string, "\(made.text)"))
        #expect(try craft.post(event + "/registrations", #"{"offer":"\#(offer)"}"#, as: "baker").status == 204)
        #expect(
            try craft.send(.put, event + "/wishes", #"{"offers":["\#(offer)"]}"#, as: "ines").problem
                == "not-registered")
        for name in ["ines", "twin"] { #expect(try craft.post(event + "/registrations", as: name).status == 204) }
        func names() throws -> [String] {
            try #require(try craft.get(event + "/rankings/\(offer)", as: "baker").json["candidates"]).elements
                .compactMap { $0["candidate"]?.string }
        }
        let all = try names()
        let tiers = #"{"tiers":[["\#(all[0])"],["\#(all[1])"]]}"#
        #expect(try craft.send(.put, event + "/rankings/\(offer)", tiers, as: "baker").status == 200)
        for name in ["ines", "twin"] {
            #expect(try craft.send(.put, event + "/wishes", #"{"offers":["\#(offer)"]}"#, as: name).status == 200)
        }
        #expect(try craft.post(event + "/withdraw", as: "ines").status == 204)
        let rest = try names()
        #expect(rest.count == 1)
        let gone = try #require(all.first { !rest.contains($0) })
        // One who withdrew, and one who never was there, are strangers; the ranking before stays.
        for stranger in [gone, "0123456789ab"] {
            let answer = try craft.send(
                .put, event + "/rankings/\(offer)", #"{"tiers":[["\#(rest[0])","\#(stranger)"]]}"#, as: "baker")
            #expect(answer.status == 422, "\(answer.text)")
            #expect(try answer.json["errors"]?.elements.first { _ in true }?["pointer"]?.string == "/tiers/0/1")
        }
        #expect(try craft.read { try $0.value("SELECT count(*) FROM jobDatingRank", as: Int.self) } == 2)
        let placed = try craft.post(event + "/assignment", as: "adviser")
        #expect(placed.status == 200, "\(placed.text)")
        let offers = try placed.json["placements"]?.elements.compactMap { $0["offer"]?.string } ?? []
        #expect(offers == [offer])
        #expect(
            try craft.read {
                try $0.value("SELECT placedAt IS NULL FROM jobDatingCandidate WHERE isWithdrawn = 1", as: Int.self)
            } == 1)
    }

    @Test func `refuse a closed establishment, a second registration, and a disposable address`() throws {
        let craft = try Craft()
        try craft.write { transaction in
            try transaction.connection.run(
                """
                INSERT INTO companyEntry (siret, name, commune, activityNatures, agreements, isActive, enteredOn)
                VALUES ('35600000049837', 'Fermée', '59350', '', '', 0, '2026-05-01')
                """)
        }
        let closed = try craft.post("/employers", #"{"siret":"35600000049837"}"#, as: "hairdresser")
        #expect(closed.status == 422 && closed.problem == "establishment-closed", "\(closed.text)")
        _ = try craft.employer()
        let again = try craft.post("/employers", #"{"siret":"73282932000074","name":"X"}"#, as: "hairdresser")
        #expect(again.status == 409 && again.problem == "employer-exists")
        try craft.register("twin", Craft.profile(birth: "2007-05-04"))
        let thrown = Craft.profile(birth: "2007-05-04").replacing("ines@exemple.fr", with: "ines@yopmail.com")
        let answer = try craft.send(.put, "/candidates/me", thrown, as: "ines")
        #expect(answer.status == 422 && answer.text.contains("disposable"), "\(answer.text)")
        #expect(
            try craft.send(.put, "/candidates/me", Craft.profile(firstName: "Voir www.exemple.fr"), as: "ines").status
                == 422)
    }

    @Test func `let a contract last six to thirty-six months`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        for (months, status) in [(5, 422), (6, 201), (36, 201), (37, 422)] {
            let answer = try craft.post("/offers", Craft.offerBody(employer, months: months), as: "baker")
            #expect(answer.status == status, "\(months): \(answer.text)")
        }
    }

    @Test func `ask less pay in Mayotte, where the minimum wage is lower`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        for (commune, latitude, longitude, least) in [
            ("59512", 50.6901, 3.1817, [("504.10", 201), ("504.09", 422)]),
            ("97611", -12.7806, 45.2278, [("391.48", 201), ("391.47", 422)]),
        ] {
            for (pay, status) in least {
                let answer = try craft.post(
                    "/offers",
                    Craft.offerBody(
                        employer, latitude: latitude, longitude: longitude, commune: commune,
                        more: #","monthlyPay":\#(pay)"#), as: "baker")
                #expect(answer.status == status, "\(commune) \(pay): \(answer.text)")
            }
        }
    }

    @Test func `keep a refused candidate from the same trade for ninety days`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        let offer = try craft.offer(of: employer, start: "2027-01-04")
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let id = try #require(try craft.apply(offer).json["id"]?.string)
        #expect(try craft.step(id, "refuse", 1, as: "baker", #"{"reasons":["postTaken"]}"#).status == 200)
        craft.clock.advance(minutes: 31)
        try craft.write { _ = try Jobs.of(craft).tellRefusals(in: $0) }
        func blocks() throws -> [String]? {
            try craft.get("/offers/\(offer)/explanation", as: "ines").json["blocks"]?.elements.compactMap {
                $0["code"]?.string
            }
        }
        for days in [0, 60, 30] {
            craft.clock.advance(minutes: days * 1440)
            if days == 60 {
                let version = try #require(try craft.get("/offers/\(offer)", as: "baker").json["version"]?.integer)
                #expect(try craft.post("/offers/\(offer)/extend", as: "baker", version: "\(version)").status == 200)
            }
            #expect(try blocks() == ["refused-recently"], "\(days)")
        }
        craft.clock.advance(minutes: 1440)
        #expect(try blocks() == [])
    }

    @Test func `count an answer for an employer within fifteen days`() throws {
        for (days, answered) in [(15, 1), (16, 0)] {
            let craft = try Craft()
            try craft.register("ines", Craft.profile(birth: "2007-05-04"))
            let id = try #require(try craft.apply(try craft.offer(of: try craft.employer())).json["id"]?.string)
            craft.clock.advance(minutes: days * 1440)
            #expect(try craft.step(id, "propose-interview", 1, as: "baker").status == 200)
            let own = try craft.get("/employers", as: "baker").json["items"]?.elements.first { _ in true }
            #expect(own?["answered"]?.integer == answered && own?["received"]?.integer == 1, "\(days)")
        }
    }

    @Test func `hold the advert of a school until a counsellor has looked`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        try craft.write { try $0.connection.run("UPDATE employer SET naf = '85.32Z' WHERE id = \(employer)") }
        let offer = try craft.offer(of: employer, open: false)
        let held = try craft.post("/offers/\(offer)/publish", as: "baker", version: "1")
        #expect(try held.json["state"]?.string == "pending" && held.json["reason"]?.string == "school-advert")
        #expect(try craft.get("/offers/\(offer)").status == 404)
        let opened = try craft.post("/offers/\(offer)/publish", as: "adviser", version: "2")
        #expect(try opened.json["state"]?.string == "active", "\(opened.text)")
    }
}
