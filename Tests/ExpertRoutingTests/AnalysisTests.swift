import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What those who run the service may learn before and after.
@Suite struct `Looking at routing as a whole` {
    private let service: RoutingService

    init() throws { service = try RoutingService() }

    private func replay(_ body: String, as token: String = "administrator") throws -> Answer {
        try service.post("/v1/routing/replays", body, as: token)
    }

    @Test func `shows which needs a draft of the address book would orphan, and writes nothing`() throws {
        let cma = try service.colleague("cma", zones: ["epci:200093201", "departement:62"])
        let lost = try service.need()
        _ = try service.need(service.body(company: #"{"commune":"62041"}"#, email: "b@exemple.example"))
        let draft = try service.make(
            "/v1/change-sets",
            #"{"organisation":"cma","title":"Moins","changes":[{"operation":"changeUnit","unit":"\#(cma.unit)","changes":{"zones":[{"type":"departement","code":"62"}]}}]}"#
        )
        let answer = try replay(#"{"changeSet":"\#(draft)"}"#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try answer.json["replayed"]?.integer == 2)
        #expect(try answer.json["orphaned"]?.integer == 1)
        #expect(try answer.json["needs"]?.elements.map { $0["need"]?.string } == [lost])
        let hole = try answer.json["holes"]?.elements.first { _ in true }
        #expect(hole?["subject"]?.string == "recruter" && hole?["commune"]?.string == "59350")
        #expect(try service.evaluate(RoutingService.bakery).selected == ["cma"], "nothing is kept")

        let preview = try service.api.send(
            .post, "/v1/change-sets/\(draft)/preview", fields: [.authorization: "Bearer administrator"])
        let effect = try preview.json["effects"]?.elements.first { _ in true }
        #expect(effect?["subject"]?.string == "need/\(lost)", "\(preview.text)")
        #expect(effect?["lost"]?.elements.map(\.string) == ["expert/\(cma.expert)"])

        let before = service.time.clock.now().description
        service.time.advance(minutes: 60)
        let published = try service.api.send(
            .post, "/v1/change-sets/\(draft)/publish", fields: [.authorization: "Bearer administrator", .ifMatch: "*"])
        #expect(published.status == 200)
        #expect(try service.evaluate(RoutingService.bakery).selected == [])
        #expect(try service.evaluate(RoutingService.bakery, more: #","asOf":"\#(before)""#).selected == ["cma"])
        let back = try replay(#"{"asOf":"\#(before)"}"#)
        #expect(try back.json["needs"]?.elements.first { _ in true }?["gained"]?.count == 1)
        #expect(try replay("{}").status == 422)
        #expect(try replay(#"{"changeSet":"\#(draft)"}"#, as: "cci").status == 404)
    }

    @Test func `shows holes by the people who live there`() throws {
        _ = try service.colleague("cma", zones: ["commune:59350", "commune:59009"])
        let path = "/v1/routing/coverage?subject=recruter&territory=departement:59"
        let answer = try service.get(path, as: "adviser")
        #expect(answer.status == 200, "\(answer.text)")
        let cells = try #require(try answer.json["cells"]).elements.map { $0 }
        #expect(
            cells.filter { $0["status"]?.string == "ok" }.map { $0["zone"]?.string } == [
                "commune:59009", "commune:59350",
            ])
        let summary = try #require(try answer.json["summary"])
        #expect(summary["holes"]?.integer == cells.count - 2)
        let (all, holes) = (summary["population"]!.integer!, summary["holePopulation"]!.integer!)
        #expect(all > 2_500_000 && all - holes > 280_000 && all - holes < 350_000, "Lille and Villeneuve-d'Ascq")
        let groups = try service.get(path + "&granularity=epci", as: "adviser").json["cells"]?.elements.map { $0 } ?? []
        let lille = try #require(groups.first { $0["zone"]?.string == "epci:200093201" })
        #expect(lille["status"]?.string == "hole" && lille["communes"]!.integer! - lille["holes"]!.integer! == 2)
        let csv = try service.api.get(path, fields: [.authorization: "Bearer adviser", .accept: "text/csv"])
        #expect(csv.text.hasPrefix("zone,name,status"))
        #expect(csv.text.contains("commune:59350,Lille,ok,,1,cma,1,0,"))
        #expect(try service.get("/v1/routing/coverage?subject=recruter", as: "adviser").fault == "?territory missing")
        #expect(
            try service.get("/v1/routing/coverage?subject=x-y&territory=departement:59", as: "adviser").status == 400)
    }

    @Test func `counts what becomes of needs`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        _ = try service.need(service.body(subject: "eau", email: "b@exemple.example"))
        service.time.advance(minutes: 24 * 60)
        try service.move("take", cma, on: id)
        try service.move("help", cma, on: id)
        let answer = try service.get("/v1/routing/indicators", as: "cma")
        #expect(answer.status == 200, "\(answer.text)")
        let (counts, shares) = (try answer.json["counts"]!, try answer.json["shares"]!)
        #expect(counts["opened"]?.integer == 2 && counts["routed"]?.integer == 1 && counts["helped"]?.integer == 1)
        #expect(shares["takenInFiveDays"]?.double == 1 && shares["noMatch"]?.double == 0.5)
        #expect(try answer.json["daysUntilTaken"]?["median"]?.double == 1)
        #expect(try answer.json["waiting"]?["no-expert-on-subject"]?.integer == 1)
        #expect(try answer.json["organisations"]?.elements.first { _ in true }?["helped"]?.integer == 1)
    }

    @Test func `gives a dataset in which nobody can be known`() throws {
        _ = try service.colleague("cma")
        _ = try service.need()
        let csv = try service.get("/v1/routing/dataset")
        #expect(csv.status == 200, "\(csv.text)")
        let lines = csv.text.split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasPrefix("2026-03,recruter,32,,10,02,form,routed,pending,1,"), "\(lines[1])")
        for word in ["Petit", "boulangerie", "vendeuse", "59350"] { #expect(!csv.text.contains(word)) }
        #expect(try service.get("/v1/routing/dataset", as: "cma").status == 403)
    }
}
