import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What surrounds the figures: comparisons, saved simulations, reports, pages, the guide of creation.
@Suite struct `Around the figures` {
    private let api: TestAPI

    init() throws { api = try TestAPI(now: "2026-06-01T09:00:00+02:00", identities: RulePeople.identities) }

    @Test func `the same project is shown under several legal forms`() throws {
        let answer = try api.post(
            "/v1/simulation/comparisons",
            json: #"{"project":{"turnover":50000,"expenses":5000,"nature":"libérale"},"date":"2026-06-15"}"#)
        #expect(answer.status == 200, "\(answer.text)")
        let items = Array(try #require(try answer.json["items"]).elements)
        #expect(items.map { $0["form"]?.string } == ["micro", "ei", "sasu"])
        for item in items {
            let (net, after) = (
                item["netIncome"]?["nodeValue"]?.double, item["netIncomeAfterTax"]?["nodeValue"]?.double
            )
            #expect(try #require(net) > 10_000 && #require(after) <= net!, "\(item["form"]?.string ?? "")")
            #expect(item["possible"]?.bool == true)
        }
        // 50 000 × 25,8 %, then the expenses.
        #expect(items[0]["contributions"]?["nodeValue"]?.double == 12_900)
        let rich = try api.post(
            "/v1/simulation/comparisons", json: #"{"project":{"turnover":300000},"forms":["micro"]}"#)
        #expect(try rich.json["items"]?.elements.first { _ in true }?["possible"]?.bool == false)
    }

    @Test(arguments: [
        ("{}", 400), (#"{"project":{}}"#, 400), (#"{"project":{"turnover":-1}}"#, 422),
        (#"{"project":{"turnover":1,"nature":"x"}}"#, 422), (#"{"project":{"turnover":1},"forms":["sa"]}"#, 422),
        (#"{"project":{"turnover":1,"turnver":2}}"#, 400),
    ])
    func `a project of another shape is refused`(body: String, status: Int) throws {
        #expect(try api.post("/v1/simulation/comparisons", json: body).status == status)
    }

    @Test func `a simulation is kept behind a link, compared with now, and erased by the link`() throws {
        let body = #"{"expressions":"SMIC","situation":{"date":"15/03/2026"},"omitMissingVariables":true}"#
        let saved = try api.post("/v1/simulation/saved", json: body)
        #expect(saved.status == 201)
        let link = try #require(try saved.json["id"]?.string)
        #expect(link.count == 22)
        let path = "/v1/simulation/saved/" + link
        let shown = try api.get(path)
        #expect(shown["X-Robots-Tag"] == "noindex" && shown["Cache-Control"] == "no-store")
        #expect(try shown.json["differs"]?.bool == false)
        #expect(try shown.json["then"]?["model"]?["version"]?.string == "bundled")
        #expect(try shown.json["request"]?["expressions"]?.string == "SMIC")
        #expect(try api.get("/v1/simulation/saved/AAAAAAAAAAAAAAAAAAAAAA").status == 404)
        #expect(try api.get("/v1/simulation/saved/x").status == 404)
        #expect(try api.send(.delete, path).status == 204)
        #expect(try api.get(path).status == 404 && api.send(.delete, path).status == 404)
    }

    @Test func `a saved simulation tells when the rules gave something else since`() throws {
        var link = ""
        for rate in [10, 12] {
            let body = #"{"files":[{"name":"prime.publicodes","content":"prime: \#(rate) €"}]}"#
            let imported = try api.owner.send(
                .post, "/v1/owner/models/prime/versions", fields: ["Content-Type": "application/json"],
                body: Array(body.utf8))
            #expect(imported.status == 201)
            guard rate == 10 else { break }
            let saved = try api.post("/v1/simulation/saved", json: #"{"model":"prime","expressions":"prime"}"#)
            link = try #require(try saved.json["id"]?.string)
        }
        let shown = try api.get("/v1/simulation/saved/" + link).json
        #expect(shown["differs"]?.bool == true)
        #expect(shown["then"]?["model"]?["version"]?.string == "1" && shown["now"]?["model"]?["version"]?.string == "2")
    }

    @Test func `an error is reported, answered by a reviewer, and linked to what mends it`() throws {
        let report = try api.post(
            "/v1/simulation/reports",
            json: #"{"rule":"SMIC","situation":{"date":"01/06/2026"},"message":"Et l'outre-mer ?"}"#)
        #expect(report.status == 201)
        let path = "/v1/simulation/reports/" + (try #require(try report.json["id"]?.string))
        #expect(try api.get("/v1/simulation/reports").status == 401)
        let reviewer: KeyValuePairs<HeaderName, String> = [.authorization: "Bearer boris"]
        #expect(try api.get("/v1/simulation/reports", fields: reviewer).json["items"]?.count == 1)
        let wrong = try api.post(
            path + "/answer", json: #"{"text":"Oui.","mendedIn":"9"}"#,
            fields: [.authorization: "Bearer boris", .ifMatch: "\"1.fr.0\""])
        #expect(wrong.status == 422)
        let answered = try api.post(
            path + "/answer", json: #"{"text":"C'est fait."}"#,
            fields: [.authorization: "Bearer boris", .ifMatch: "\"1.fr.0\""])
        #expect(answered.status == 200)
        #expect(try api.get(path).json["answer"]?["text"]?.string == "C'est fait.")
        #expect(try api.get("/v1/simulation/reports", fields: reviewer).json["items"]?.count == 0)
        #expect(try api.get("/v1/simulation/reports?all=true", fields: reviewer).json["items"]?.count == 1)
        #expect(try api.post("/v1/simulation/reports", json: #"{"rule":"rien","message":"x"}"#).status == 422)
        #expect(try api.post("/v1/simulation/reports", json: #"{"message":""}"#).status == 422)
    }

    @Test func `rules are pages, found by their title`() throws {
        let index = try api.get(
            "/v1/simulation/models/salarie/docs?q=minimum%20wage", fields: ["Accept-Language": "en"])
        #expect(index.status == 200 && index.text.contains("Monthly gross minimum wage"))
        let page = try api.get("/v1/simulation/models/salarie/docs/SMIC%20.%20horaire")
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("12,31") && page.text.contains("legifrance") && !page.text.contains("<script"))
        #expect(try api.get("/v1/simulation/models/salarie/docs/rien").status == 404)
    }

    @Test func `the guide of creation tells the aids, the steps and the territory of a commune`() throws {
        let guide = try api.get("/v1/simulation/guides/creation?commune=59350&age=25")
        #expect(guide.status == 200, "\(guide.text)")
        #expect(try guide.json["territory"]?["name"]?.string == "Lille")
        let aids = Array(try #require(try guide.json["aids"]).elements)
        let relief = try #require(aids.first { $0["rule"]?.string == "création . aides . Acre" })
        #expect(relief["applies"]?.bool == true && relief["references"]?.count ?? 0 > 0)
        let older = try api.get("/v1/simulation/guides/creation?commune=59350&age=40").json
        let other = older["aids"]?.elements.first { $0["rule"]?.string == "création . aides . Acre" }
        #expect(other?["applies"]?.bool == false)
        #expect(try #require(try guide.json["steps"]).count > 3)
        #expect(try api.get("/v1/simulation/guides/creation?commune=00000").status == 404)
        #expect(try api.get("/v1/simulation/guides/creation").status == 400)
        #expect(try api.get("/v1/simulation/guides/creation?commune=59350&activity=x").status == 400)
    }

    @Test func `a batch is a table for those who ask for one`() throws {
        let answer = try api.post(
            "/v1/simulation/evaluate:batch",
            json: #"{"situations":[{},{"date":"01/01/2026"}],"expressions":["SMIC . horaire","'a, \"b\"'","1 / 0"]}"#,
            fields: ["Accept": "text/csv"])
        #expect(answer["Content-Type"] == "text/csv; charset=utf-8")
        let lines = answer.text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 3 && lines[1].hasPrefix("12.31,\"a, \"\"b\"\"\",") && lines[2].hasPrefix("12.02,"))
    }

    @Test func `a table of a batch says beside its line what was wrong with it`() throws {
        let answer = try api.post(
            "/v1/simulation/evaluate:batch",
            json: #"{"situations":[{},{"nulle part":1}],"expressions":["SMIC . horaire","nulle . part"]}"#,
            fields: ["Accept": "text/csv"])
        let lines = answer.text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 3 && lines[0] == "SMIC . horaire,nulle . part,error")
        #expect(lines[1].hasPrefix("12.31,,") && lines[1].contains("introuvable"))
        #expect(lines[2].hasPrefix(",,") && lines[2].contains("'nulle part' n'existe pas"))
    }
}
