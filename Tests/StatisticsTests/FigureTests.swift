import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import LocalClient
import TestSupport
import Testing

/// Public figures, seen from outside.
@Suite struct `Statistics` {
    private func service() throws -> TestAPI {
        let visits = Feature(
            name: "visits", routes: [Route(Visit())],
            indicators: [
                Indicator(
                    "visits", title: Text(fr: "Visites", en: "Visits"),
                    definition: Text(fr: "Les visites.", en: "Visits."),
                    source: .events(["visited"]), category: Text(fr: "genre", en: "kind")),
                Indicator(
                    "visit-length", title: Text(fr: "Durée", en: "Length"),
                    definition: Text(fr: "En minutes.", en: "Minutes."),
                    source: .details(key: "minutes", of: ["visited"]), measure: .mean),
                Indicator(
                    "visit-median", title: Text(fr: "Durée", en: "Length"),
                    definition: Text(fr: "En minutes.", en: "Minutes."),
                    source: .details(key: "minutes", of: ["visited"]), measure: .median),
            ])
        return try TestAPI(now: "2026-03-02T09:00:00Z", extra: [visits], identities: FigurePeople.identities)
    }

    private func visit(
        _ api: TestAPI, _ count: Int, _ departement: String, minutes: Int = 10, of organisation: String = ""
    ) throws {
        let body =
            #"{"count":\#(count),"departement":"\#(departement)","minutes":\#(minutes),"organisation":"\#(organisation)"}"#
        #expect(try api.post("/v1/test/visits", json: body).status == 204)
    }

    private func figure(_ api: TestAPI, _ query: String, until total: Int?) throws -> JSONValue {
        var figure = try api.get("/v1/statistics/" + query).json
        try eventually {
            figure = try api.get("/v1/statistics/" + query).json
            return figure["years"]?.elements.first { _ in true }?["count"]?.integer == total
        }
        return figure
    }

    private func cells(_ figure: JSONValue) -> [String: Int?] {
        Dictionary(
            uniqueKeysWithValues: (figure["cells"].map { Array($0.elements) } ?? []).map {
                ($0["key"]?.string ?? "", $0["count"]?.integer)
            })
    }

    @Test func `add up the journal, withhold what is small, and say what they count`() throws {
        let api = try service()
        try visit(api, 20, "59", minutes: 10)
        try visit(api, 8, "62", minutes: 20)
        try visit(api, 3, "2A", minutes: 1)
        let months = try figure(api, "visits", until: 31)
        #expect(cells(months)["2026-03"] == 31 && cells(months)["2026-01"] == 0 && cells(months).count == 12)
        #expect(months["definition"]?.string == "Les visites.")

        let places = try figure(api, "visits?by=departement&from=2026-01&to=2026-12", until: 31)
        #expect(cells(places) == ["59": 20, "62": nil, "2A": nil], "the small cell and the one that gives it away")
        let mean = try figure(api, "visit-length?by=departement", until: 31)
        let lille = mean["cells"]?.elements.first { $0["key"]?.string == "59" }
        #expect(lille?["value"]?.double == 10)
        let ajaccio = mean["cells"]?.elements.first { $0["key"]?.string == "2A" }
        #expect(ajaccio?["value"]?.isNull == true && ajaccio?["isWithheld"]?.bool == true)

        let csv = try api.get("/v1/statistics/visits?by=departement&format=csv")
        #expect(csv["Content-Type"] == "text/csv; charset=utf-8")
        #expect(
            csv.text
                == "departement,value,count,withheld\r\n2A,,,true\r\n59,20,20,false\r\n62,,,true\r\n2026,31,31,false\r\n"
        )
        #expect(csv["Cache-Control"] == "public, max-age=300" && csv["ETag"]?.isEmpty == false)
    }

    @Test func `give delays by their median and 90th percentile`() throws {
        let api = try service()
        try visit(api, 9, "59", minutes: 10)
        try visit(api, 2, "59", minutes: 500)
        try visit(api, 6, "62", minutes: 30)
        let places = try figure(api, "visit-median?by=departement&from=2026-01&to=2026-12", until: 17)
        let cells = places["cells"]?.elements.map { ($0["value"]?.double, $0["p90"]?.double) } ?? []
        #expect(
            cells.count == 2 && cells[0] == (10, 500) && cells[1] == (30, nil), "six values have no 90th percentile")
        #expect(places["years"]?.elements.first { _ in true }?["p90"]?.double == 500)
        let csv = try api.get("/v1/statistics/visit-median?by=departement&format=csv").text
        #expect(
            csv.hasPrefix("departement,value,count,withheld,p90\r\n59,10,11,false,500\r\n62,30,6,false,\r\n"), "\(csv)")
    }

    @Test func `of an organisation are whole for its managers alone`() throws {
        let api = try service()
        try visit(api, 3, "59", minutes: 10, of: "caf")
        try visit(api, 20, "62", minutes: 20, of: "cpam")
        _ = try figure(api, "visits", until: 23)
        func ask(_ query: String, as token: String?) throws -> Answer {
            try api.get("/v1/statistics/" + query, fields: token.map { ["Authorization": "Bearer \($0)"] } ?? [:])
        }
        let own = try ask("visit-median/perimeter", as: "caf").json
        #expect(own["years"]?.elements.first { _ in true }?["value"]?.double == 10)
        let places = try ask("visits/perimeter?by=departement&from=2026-01&to=2026-12", as: "caf").json
        #expect(cells(places) == ["59": 3])
        let north = try ask("visits/perimeter?departement=59", as: "north").json
        #expect(cells(north)["2026-03"] == .some(nil), "what the public may not see")
        #expect(cells(try ask("visits/perimeter?departement=62", as: "north").json)["2026-03"] == 20)
        for (query, token, status) in [
            ("visits/perimeter?organisation=cpam", "caf", 403), ("visits/perimeter?departement=59", "caf", 403),
            ("visits/perimeter?departement=75", "north", 403), ("visits/perimeter", "north", 400),
            ("visits/perimeter?organisation=caf&departement=59", "administrator", 400),
            ("visits/perimeter?organisation=caf&by=organisation", "caf", 400),
            ("visits/perimeter?organisation=cpam", "administrator", 200), ("visits/perimeter", "agent", 403),
            ("nothing/perimeter", "caf", 404),
        ] { #expect(try ask(query, as: token).status == status, "\(query) as \(token)") }
        #expect(try ask("visits/perimeter", as: nil).status == 401)
    }

    @Test func `are the same whatever part of a year is asked for`() throws {
        let api = try service()
        try visit(api, 3, "59")
        let year = try figure(api, "visits", until: nil)
        let march = try figure(api, "visits?from=2026-03&to=2026-03", until: nil)
        #expect(cells(march) == ["2026-03": nil] && cells(year)["2026-03"] == .some(nil))
        #expect(march["years"]?.elements.first { _ in true }?["count"]?.isNull == true)
    }

    @Test(arguments: [
        "visits?by=departement&from=2026-01&to=2026-11", "visits?by=departement&from=2025-01&to=2026-12",
        "visits?from=2026-03&to=2026-02", "visits?from=2010-01&to=2026-12", "visits?by=commune", "visits?from=2026-13",
        "visits?format=xml", "visits?from=2026-3", "simulations?by=departement",
    ]) func `refuse what would give more away than a whole year`(query: String) throws {
        let answer = try service().get("/v1/statistics/" + query)
        #expect(answer.status == 400 && answer.problem == "invalid-parameter")
    }

    @Test func `list what is counted, without a token, in both languages`() throws {
        let api = try service()
        let items = try api.get("/v1/statistics", fields: ["Accept-Language": "en"]).json["items"]
        let names = items?.elements.compactMap { $0["indicator"]?.string } ?? []
        #expect(names == names.sorted() && Set(names).count == names.count)
        #expect(
            Set(["opinions", "opinion-score", "sign-ins", "simulations", "letters-sent", "webhook-calls"]).isSubset(
                of: names))
        let visits = items?.elements.first { $0["indicator"]?.string == "visits" }
        #expect(visits?["title"]?.string == "Visits" && visits?["by"]?.count == 4)
        #expect(try api.get("/v1/statistics/nothing").status == 404)
    }

    @Test func `count opinions with their scores, whatever becomes of the opinions`() throws {
        let api = try service()
        for score in [1, 2, 3, 4, 5, 5] {
            #expect(try api.post("/v1/feedback", json: #"{"score":\#(score),"useful":\#(score > 2)}"#).status == 201)
        }
        let score = try figure(api, "opinion-score", until: 6)
        let march = score["cells"]?.elements.first { $0["key"]?.string == "2026-03" }
        #expect(march?["value"]?.double == 3.333)
        let useful = try figure(api, "opinion-useful", until: 6)
        #expect(useful["cells"]?.elements.first { $0["key"]?.string == "2026-03" }?["value"]?.double == 0.667)
    }
}

/// Who manages what.
private enum FigurePeople {
    static var identities: [String: Caller.Identity] {
        func person(_ name: String, _ grant: Grant) -> Caller.Identity {
            .person(Person(account: name, session: name, grants: [grant], hasSecondFactor: true))
        }
        return [
            "administrator": person("administrator", Grant(.administrator)),
            "caf": person("caf", Grant(.organisationManager, organisation: "caf")),
            "north": person("north", Grant(.territoryManager, zones: ["region:32"])),
            "agent": person("agent", Grant(.agent, organisation: "caf")),
        ]
    }
}

/// Has somebody visit somewhere, several times.
private struct Visit: Command {
    static let operation = Operation(.post, "/v1/test/visits", id: "visit", access: .anyone)

    struct Input: RequestReadable {
        struct Body: Decodable {
            let count: Int
            let departement: String
            let minutes: Int
            let organisation: String
        }

        let body: Body

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let body = input.body
        for _ in 0..<body.count {
            try transaction.journal.append(
                Event(
                    "visited", on: ObjectName(type: "place", id: "1"),
                    details:
                        #"{"departement":"\#(body.departement)","minutes":\#(body.minutes),"organisation":"\#(body.organisation)"}"#
                ), by: caller)
        }
        return Representation(.noContent, .json, [])
    }
}
