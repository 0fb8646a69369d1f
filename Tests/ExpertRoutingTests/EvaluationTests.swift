import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Who would be told, asked through the API: the acceptance scenarios that write nothing.
@Suite struct `Asking who would be told` {
    private let service: RoutingService

    init() throws { service = try RoutingService() }

    private static let bakery =
        #"{"commune":"59350","naf":"1071C","activityNatures":["craft"],"headcountBand":"02","opco":"853000982"}"#

    @Test func `explains why the bakery in Lille goes to some and not to others`() throws {
        _ = try service.team("cma", categories: ["cma"], zones: ["departement:59"])
        _ = try service.team("cci", categories: ["cci"], zones: ["region:32"])
        _ = try service.team("france-travail", more: ["franceTravail"], zones: ["commune:59350", "commune:59009"])
        _ = try service.team("opco-ep", categories: ["opco"], siren: "853000982", zones: [])
        _ = try service.team("opco-atlas", categories: ["opco"], siren: "851296632", zones: [])
        let answer = try service.evaluate(Self.bakery)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer("outcome") == "matched")
        #expect(answer.selected == ["france-travail", "cma", "opco-ep"], "the narrowest territory first")
        #expect(answer.failures(of: "cci") == ["chamber"])
        #expect(answer.failures(of: "opco-atlas") == ["opco"])
        let cci = try #require(answer.json["rejected"]?.elements.first { $0["organisation"]?.string == "cci" })
        let clause = try #require(cci["clauses"]?.elements.first { $0["code"]?.string == "chamber" })
        #expect(clause["expected"]?.string == "commercial, commercialAgent, independent, propertyManagement")
        #expect(clause["actual"]?.string == "craft")
        #expect(try answer.json["territory"]?["epci"]?.string == "200093201")
    }

    @Test func `lets an expert's own zones take the place of the unit's`() throws {
        try service.organisation("region-exemple")
        let unit = try service.unit("region-exemple", zones: ["departement:80"])
        let petit = try service.expert(in: unit, "Mme Petit", zones: ["commune:80021"])
        let roux = try service.expert(in: unit, "M. Roux")
        func names(_ commune: String) throws -> Set<String> {
            let answer = try service.evaluate(#"{"commune":"\#(commune)"}"#)
            return Set(try answer.json["selected"]?.elements.compactMap { $0["expert"]?.string } ?? [])
        }
        #expect(try names("80001") == [roux])
        #expect(try names("80021") == [petit, roux])
        let rejected = try service.evaluate(#"{"commune":"80001"}"#).json["rejected"]?.elements.first { _ in true }
        #expect(rejected?["firstFailure"]?.string == "territory")
    }

    @Test func `finds a national unit everywhere, and refuses a commune that does not exist`() throws {
        _ = try service.team("adie", zones: [])
        #expect(try service.evaluate(#"{"commune":"97411"}"#).selected == ["adie"])
        let unknown = try service.evaluate(#"{"commune":"99999"}"#)
        #expect(unknown.status == 422)
        #expect(unknown.fault == "/company/commune unknown-commune")
    }

    @Test func `says of a merged commune which one it is today`() throws {
        _ = try service.team("cma", zones: ["departement:59"])
        // Lomme became a part of Lille.
        let answer = try service.evaluate(#"{"commune":"59355"}"#)
        #expect(try answer.json["warnings"]?.elements.map(\.string) == ["commune-merged"])
        #expect(try answer.json["territory"]?["commune"]?.string == "59350")
        #expect(answer.selected == ["cma"])
    }

    @Test func `lists both failures of a company that is too young and too small`() throws {
        _ = try service.team("bpi-exemple", zones: [], on: ["recruter", "financer-projet"])
        let old = #"{"field":"ageYears","op":"gte","value":3}"#
        let large = #"{"field":"headcount","op":"gte","value":50}"#
        _ = try service.rule(old, of: "bpi-exemple", subjects: ["recruter"], onMissing: "reject")
        _ = try service.rule(large, of: "bpi-exemple", subjects: ["recruter"], onMissing: "reject")
        let company = #"{"commune":"59350","createdOn":"2025-03-01","headcount":40}"#
        #expect(try service.evaluate(company).failures(of: "bpi-exemple") == ["eligibility", "eligibility"])
        #expect(try service.evaluate(company, subject: "financer-projet").selected == ["bpi-exemple"])
    }

    @Test(arguments: [("accept", "matched"), ("reject", "fallback"), ("review", "review")])
    func `does what a rule says when a fact is missing`(onMissing: String, outcome: String) throws {
        _ = try service.team("bpi-exemple", zones: [])
        _ = try service.rule(
            #"{"field":"ageYears","op":"gte","value":3}"#, of: "bpi-exemple", onMissing: onMissing)
        let answer = try service.evaluate(#"{"commune":"59350"}"#)
        #expect(answer("outcome") == outcome)
        if outcome == "fallback" { #expect(try answer.json["fallback"]?["reason"]?.string == "data-missing") }
    }

    @Test(arguments: [
        ("overlaps", "review"), ("contains", "fallback"), ("lowerBound", "fallback"),
    ]) func `has somebody look at a band that straddles a threshold`(policy: String, outcome: String) throws {
        _ = try service.team("bpi-exemple", zones: [])
        _ = try service.rule(#"{"field":"headcount","op":"gte","value":15}"#, of: "bpi-exemple")
        let answer = try service.evaluate(
            #"{"commune":"59350","headcountBand":"11"}"#, more: #","bandPolicy":"\#(policy)""#)
        #expect(answer("outcome") == outcome, "\(answer.text)")
    }

    @Test func `takes a band that says nothing as nothing known`() throws {
        _ = try service.team("bpi-exemple", zones: [])
        _ = try service.rule(#"{"field":"headcount","op":"gte","value":15}"#, of: "bpi-exemple", onMissing: "accept")
        #expect(try service.evaluate(#"{"commune":"59350","headcountBand":"NR"}"#).selected == ["bpi-exemple"])
    }

    @Test(arguments: [
        (#"{"under10k":true,"bankLoan":true}"#, ["adie", "initiative"]),
        (#"{"under10k":true,"bankLoan":false}"#, ["adie"]),
        (#"{"under10k":false,"bankLoan":true}"#, ["bdf", "initiative"]),
        (#"{"under10k":false,"bankLoan":false}"#, ["adie", "bdf"]), (#"{}"#, ["adie", "bdf", "initiative"]),
    ]) func `weighs the answers to the questions`(answers: String, expected: [String]) throws {
        let groupings = [
            "adie": [#"{"under10k":true}"#, #"{"under10k":false,"bankLoan":false}"#],
            "initiative": [#"{"bankLoan":true}"#], "bdf": [#"{"under10k":false}"#],
        ]
        for (slug, groups) in groupings.sorted(by: { $0.key < $1.key }) {
            _ = try service.team(slug, zones: [], on: ["financer-projet"])
            let list = groups.map { #"{"subject":"financer-projet","answers":\#($0)}"# }.joined(separator: ",")
            #expect(try service.put("/v1/routing/profiles/\(slug)", #"{"groupings":[\#(list)]}"#).status == 200)
        }
        let answer = try service.evaluate(#"{"commune":"59350"}"#, subject: "financer-projet", answers: answers)
        #expect(answer.selected == expected, "\(answer.text)")
    }

    @Test func `names the queue when there is nobody, and the reason`() throws {
        func fallback(_ commune: String, subject: String) throws -> [String?] {
            let found = try service.evaluate(#"{"commune":"\#(commune)"}"#, subject: subject).json["fallback"]
            return [found?["queue"]?.string, found?["reason"]?.string]
        }
        #expect(try fallback("97502", subject: "eau") == ["support-national", "no-expert-on-subject"])
        _ = try service.team("agence-exemple", zones: ["departement:59"], on: ["eau"])
        #expect(try fallback("97502", subject: "eau") == ["support-national", "no-expert-on-territory"])
        #expect(try fallback("62041", subject: "eau") == ["support-32", "no-expert-on-territory"])
    }

    @Test func `asks who stands in while an expert is away`() throws {
        try service.organisation("cma")
        let unit = try service.unit("cma", zones: ["departement:59"])
        let (jean, awa) = (try service.account("jean"), try service.account("awa"))
        let first = try service.expert(in: unit, "Jean", members: [jean])
        let second = try service.expert(in: unit, "Awa", members: [awa], on: [])
        func asked(_ day: String) throws -> Answer {
            try service.evaluate(#"{"commune":"59350"}"#, more: #","asOf":"\#(day)T10:00:00.000Z""#)
        }
        let absence = try service.post(
            "/v1/absences", #"{"from":"2026-08-01","to":"2026-08-15","substitute":"\#(awa)"}"#, as: "jean")
        #expect(absence.status == 201, "\(absence.text)")
        let during = try #require(try asked("2026-08-03").json["selected"]?.elements.first { _ in true })
        #expect(during["expert"]?.string == second)
        #expect(during["substituteFor"]?.string == first)
        #expect(try asked("2026-08-16").json["selected"]?.elements.map { $0["expert"]?.string } == [first])

        let away = try service.post("/v1/absences", #"{"from":"2026-09-01","to":"2026-09-15"}"#, as: "jean")
        #expect(away.status == 201)
        let alone = try asked("2026-09-03")
        #expect(try alone.json["fallback"]?["reason"]?.string == "all-absent")
        #expect(alone.failures(of: "cma") == ["expertPresent"])
    }

    @Test func `gives the same bytes for the same question, and the old answer for an instant that has passed`() throws
    {
        let expert = try service.team("cma", zones: ["departement:59"])
        let question = #","asOf":"2026-03-12T09:00:00.000Z""#
        let before = try service.evaluate(Self.bakery, more: question)
        #expect(before.selected == ["cma"])
        service.time.advance(minutes: 60)
        #expect(try service.delete("/v1/experts/\(expert)").status == 204)
        #expect(try service.evaluate(Self.bakery).selected == [])
        #expect(try service.evaluate(Self.bakery, more: question).body == before.body)
    }

    @Test(arguments: [
        (#"{"company":{"commune":"59350"}}"#, 400, "/subject missing-key"),
        (#"{"subject":"recruter"}"#, 400, "/company missing-key"),
        (#"{"subject":"recruter","company":{"commune":"59350","size":4}}"#, 400, "/company/size unknown-key"),
        (#"{"subject":"recruter","company":{"siret":"90000000100018"}}"#, 422, "/company/siret invalid-value"),
        (#"{"subject":"voler","company":{"commune":"59350"}}"#, 422, "/subject unknown-subject"),
        (
            #"{"subject":"recruter","company":{"commune":"59350"},"answers":{"x":true}}"#, 422,
            "/answers/x unknown-question"
        ),
        (
            #"{"subject":"recruter","company":{"commune":"59350"},"answers":{"firstHire":4}}"#, 422,
            "/answers/firstHire wrong-kind"
        ),
        (#"{"subject":"recruter","company":{"commune":"59350"},"explain":"some"}"#, 422, "/explain invalid-value"),
        (#"{"subject":"recruter","company":{}}"#, 422, "/company/commune missing-key"),
    ]) func `refuses what it cannot understand, by its place`(body: String, status: Int, fault: String) throws {
        let answer = try service.post("/v1/routing/evaluate", body, as: "adviser")
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.fault == fault)
    }

    @Test func `needs a role or a scope`() throws {
        let body = #"{"subject":"recruter","company":{"commune":"59350"}}"#
        for (token, status) in [("reader", 200), ("keeper", 403), ("nobody", 403), ("adviser", 200)] {
            #expect(try service.post("/v1/routing/evaluate", body, as: token).status == status, "\(token)")
        }
        #expect(try service.post("/v1/routing/evaluate", body, as: nil).status == 401)
    }
}
