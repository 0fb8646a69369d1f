import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The public search and the helpers of law, seen from outside.
@Suite struct `Searching for offers` {
    private func ids(_ answer: Answer) throws -> [String] {
        try #require(try answer.json["items"], "\(answer.text)").elements.compactMap { $0["id"]?.string }
    }

    @Test func `finds by words without accents and by synonyms, around a point, the nearest first`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        let roubaix = try craft.offer(of: employer)
        let lens = try craft.offer(
            of: employer, title: "Apprenti pâtissier", trade: "patissier", latitude: 50.4289, longitude: 2.8319,
            commune: "62498")
        let around = "/offers?latitude=50.6292&longitude=3.0573"
        #expect(try ids(craft.get(around)) == [roubaix, lens])
        #expect(try ids(craft.get(around + "&q=PATISSERIE")) == [lens])
        #expect(try ids(craft.get(around + "&q=apprentissage%20pain")) == [roubaix])
        #expect(try ids(craft.get("/offers?q=p%C3%A2tissier")) == [lens])
        #expect(try ids(craft.get(around + "&radiusKm=12")) == [roubaix])
        #expect(try ids(craft.get(around + "&trade=patissier")) == [lens])
        #expect(try ids(craft.get("/offers?q=plombier")) == [])
        #expect(try ids(craft.get("/offers?departement=62")) == [lens])
        let item = try craft.get(around).json["items"]?.elements.first { _ in true }
        #expect(item?["distanceKm"]?.double == 11.1 && item?["communeName"]?.string == "Roubaix")
        #expect(!(try craft.get("/offers/\(roubaix)").text.contains("contact@exemple.fr")))
    }

    @Test func `widens until something is found, and says how far it looked`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        let narrow = try craft.get("/offers?latitude=49.2583&longitude=4.0317&radiusKm=30")
        #expect(try ids(narrow).isEmpty && narrow.json["isWidened"]?.bool == false)
        let wide = try craft.get("/offers?latitude=49.2583&longitude=4.0317&radiusKm=30&widen=true")
        #expect(try ids(wide) == [offer], "\(wide.text)")
        #expect(try wide.json["radiusKm"]?.double == 190 && wide.json["isWidened"]?.bool == true)
    }

    @Test func `reaches every offer page after page, in each order`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        var all: Set<String> = []
        for number in 0..<9 {
            if number == 5 { craft.clock.advance(minutes: 1) }
            all.insert(
                try craft.offer(
                    of: employer, latitude: 50.6 + Double(number % 4) / 100, start: "2026-09-0\(number % 3 + 1)"))
        }
        for target in [
            "/offers?limit=2&", "/offers?limit=2&sort=start&", "/offers?limit=2&sort=applications&",
            "/offers?limit=2&latitude=50.6292&longitude=3.0573&",
            "/offers?limit=4&latitude=50.6292&longitude=3.0573&sort=date&",
            "/offers?limit=4&latitude=50.6292&longitude=3.0573&sort=start&q=boulanger&",
        ] {
            var seen: [String] = []
            var cursor = ""
            while seen.count < 30 {
                let page = try craft.get(target + cursor)
                seen += try ids(page)
                guard let next = try page.json["next"]?.string else { break }
                cursor = "cursor=" + next
            }
            #expect(seen.count == 9 && Set(seen) == all, "\(target)")
        }
    }

    @Test func `refuses what it cannot read, with the name of the parameter`() throws {
        let craft = try Craft()
        for target in [
            "latitude=50", "latitude=95&longitude=3", "latitude=50&longitude=3&radiusKm=201", "sort=best", "sort=score",
            "sort=distance", "limit=0", "cursor=x", "q=", "unknown=1", "startBefore=soon",
        ] {
            let answer = try craft.get("/offers?" + target)
            #expect(answer.status == 400 && answer.problem == "invalid-parameter", "\(target): \(answer.text)")
        }
    }

    @Test func `says who may begin, with the article, and what is paid`() throws {
        let craft = try Craft()
        let lucas = try craft.get("/eligibility?birthDate=2011-07-01&start=2026-09-01&hasFinishedCollege=true")
        #expect(try lucas.json["isEligible"]?.bool == true && lucas.json["needsRepresentative"]?.bool == true)
        let young = try craft.get("/eligibility?birthDate=2011-07-01&start=2026-09-01")
        #expect(try young.json["isEligible"]?.bool == false && young.json["rule"]?["article"]?.string == "L6222-1")
        let karim = "/eligibility?birthDate=1995-02-01&start=2026-09-01&grounds=higherDiploma&earlierContractEnd="
        #expect(try craft.get(karim + "2026-01-01").json["isEligible"]?.bool == true)
        #expect(try craft.get(karim + "2025-07-01").json["isEligible"]?.bool == false)

        let pay = try craft.get("/pay?birthDate=2008-10-07&start=2026-09-07&months=24")
        let periods = try #require(try pay.json["periods"], "\(pay.text)").elements.map { $0 }
        #expect(periods.compactMap { $0["minimumPay"]?.double } == [504.10, 802.82, 952.18])
        #expect(periods.compactMap { $0["from"]?.string } == ["2026-09-07", "2026-11-01", "2027-09-07"])
        #expect(try pay.json["rules"]?.elements.contains { $0["isConfirmed"]?.bool == false } == true)

        #expect(try pay.json["isMinimumWageConfirmed"]?.bool == true)
        let mayotte = try craft.get("/pay?birthDate=2008-10-07&start=2026-09-07&months=24&territory=mayotte")
        let first = try mayotte.json["periods"]?.elements.first { _ in true }
        #expect(first?["minimumWage"]?.double == 1449.93 && first?["minimumPay"]?.double == 391.48, "\(mayotte.text)")
        #expect(try mayotte.json["isMinimumWageConfirmed"]?.bool == false)

        let bakery = try craft.get("/working-hours?age=17&trade=boulanger").json
        #expect(bakery["dailyHours"]?.integer == 8 && bakery["nightFrom"]?.string == "22:00")
        #expect(bakery["nightTo"]?.string == "04:00" && bakery["needsDerogation"]?.bool == true)
        let site = try craft.get("/working-hours?age=15&trade=macon&isOnSite=true").json
        #expect(site["weeklyHours"]?.integer == 40 && site["dailyRestHours"]?.integer == 14)
        #expect(site["nightFrom"]?.string == "20:00" && site["declaresRegulatedWork"]?.bool == true)
        #expect(
            site["rules"]?.elements.contains { $0["article"]?.string == "R4153-40" && $0["isConfirmed"]?.bool == false }
                == true)
        for wrong in ["age=18&trade=macon", "age=17&trade=alchimiste", "age=17"] {
            #expect(try craft.get("/working-hours?" + wrong).status == 400, "\(wrong)")
        }

        #expect(try craft.get("/trades?family=food").json["items"]?.count == 8)
        #expect(try craft.get("/algorithm").json["candidate"]?.count == 8)
    }
}
