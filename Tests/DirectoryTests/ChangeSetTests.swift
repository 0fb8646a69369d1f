import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Changes prepared together, seen from outside.
@Suite struct `A change set` {
    private let book: AddressBook
    private let caen: String
    private var caenID: String { String(caen.split(separator: "/").last!) }

    init() throws {
        book = try AddressBook()
        caen = try book.path(#""zones":[{"type":"departement","code":"14"},{"type":"departement","code":"50"}]"#)
    }

    private func body(_ more: String = "", from: String = #""effectiveFrom":"2026-09-01","#) -> String {
        """
        {"organisation":"caf-exemple","title":"Rentrée",\(from)"changes":[
        {"operation":"createUnit","unit":{"name":"Saint-Lô","zones":[{"type":"departement","code":"50"}]}},
        {"operation":"changeUnit","unit":"\(caenID)","changes":{"zones":[{"type":"departement","code":"14"}]}},
        {"operation":"changeOrganisation","changes":{"acronym":"CAF"}}\(more)]}
        """
    }

    private func draft(_ text: String) throws -> String {
        let answer = try book.post("/v1/change-sets", text, as: "caf")
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer["Location"])
    }

    private func send(_ path: String, _ step: String, as token: String = "caf", version: String = "*") throws -> Answer
    {
        try book.api.send(.post, path + step, fields: [.authorization: "Bearer \(token)", .ifMatch: version])
    }

    private func found(_ query: String) throws -> [String] {
        try book.get("/v1/directory/units?" + query).json["items"]?.elements.compactMap { $0["name"]?.string } ?? []
    }

    @Test func `is looked at without a trace, then published at once and whole`() throws {
        let path = try draft(body())
        let preview = try send(path, "/preview")
        #expect(preview.status == 200, "\(preview.text)")
        #expect(try preview.json["publishable"]?.bool == true)
        let units = try #require(try preview.json["units"]).elements.map { $0 }
        #expect(units.map { $0["change"]?.string } == ["created", "changed"])
        #expect(units[1]["zonesLost"]?.elements.map { $0["code"]?.string } == ["50"])
        #expect(units[0]["zonesGained"]?.elements.map { $0["code"]?.string } == ["50"])
        #expect(try found("commune=50502&asOf=2026-09-01") == ["Accueil"], "a preview keeps nothing")
        #expect(try book.get(caen).json["version"]?.integer == 1)

        let published = try send(path, "/publish", version: "\"1.fr.0\"")
        #expect(published("state") == "published", "\(published.text)")
        #expect(try found("commune=50502") == ["Accueil"])
        #expect(try found("commune=50502&asOf=2026-09-01") == ["Saint-Lô"])
        #expect(try book.get("/v1/directory/organisations/caf-exemple?asOf=2026-09-01")("acronym") == "CAF")
        for step in ["/publish", "/preview"] { #expect(try send(path, step).problem == "change-set-closed") }
        #expect(try book.delete(path).problem == "change-set-closed")
    }

    @Test func `that cannot be published says why, and changes nothing`() throws {
        let path = try draft(
            body(
                #",{"operation":"changeUnit","unit":"\#(caenID)","changes":{"level":"national"}},"#
                    + #"{"operation":"closeUnit","unit":"01890a5d-ac96-7b7c-8f2e-0123456789ab"}"#))
        let preview = try send(path, "/preview")
        #expect(try preview.json["publishable"]?.bool == false)
        #expect(preview("code") == "invalid-body")
        #expect(preview.fault == "/changes/4/unit unknown-unit")
        let refused = try send(path, "/publish")
        #expect(refused.status == 422)
        #expect(refused.fault == "/changes/4/unit unknown-unit")
        #expect(try found("commune=50502&asOf=2026-09-01") == ["Accueil"])
    }

    @Test func `closes units, on its day`() throws {
        let path = try draft(
            #"{"organisation":"caf-exemple","title":"Fin","effectiveFrom":"2026-09-01","changes":["#
                + #"{"operation":"closeUnit","unit":"\#(caenID)"}]}"#)
        #expect(try send(path, "/publish").status == 200)
        #expect(try book.get(caen).status == 200)
        #expect(try book.get(caen + "?asOf=2026-08-31").status == 200)
        #expect(try book.get(caen + "?asOf=2026-09-01").status == 404)
    }

    @Test func `is its organisation's own`() throws {
        let path = try draft(body())
        for token in ["cpam", "caf", "caf-key", "administrator"] {
            #expect(try book.get(path, as: token).status == (token == "cpam" ? 404 : 200))
        }
        for step in ["/preview", "/publish"] { #expect(try send(path, step, as: "cpam").status == 404) }
        #expect(try book.get(path, as: "calvados").status == 403)
        #expect(try book.get(path).status == 401)
        #expect(try book.post("/v1/change-sets", body(), as: "cpam").status == 403)
        #expect(try book.get("/v1/change-sets?organisation=caf-exemple", as: "caf").json["items"]?.count == 1)
        #expect(try book.get("/v1/change-sets?organisation=caf-exemple", as: "cpam").status == 403)
        let foreign = try book.post("/v1/directory/units", #"{"organisation":"cpam-exemple","name":"X"}"#)
        let taking = try draft(
            #"{"organisation":"caf-exemple","title":"X","changes":[{"operation":"closeUnit","unit":"\#(foreign("id")!)"}]}"#
        )
        #expect(try send(taking, "/publish", as: "administrator").fault == "/changes/0/unit unknown-unit")
    }

    @Test func `is written anew, and put away`() throws {
        let path = try draft(body())
        let text = body().replacing("Rentrée", with: "Automne")
        func put(_ version: String) throws -> Answer {
            try book.api.send(.put, path, json: text, fields: [.authorization: "Bearer caf", .ifMatch: version])
        }
        #expect(try put("\"1.fr.0\"")("title") == "Automne")
        #expect(try put("\"1.fr.0\"").status == 412)
        #expect(try book.delete(path, version: "\"1.fr.0\"").status == 412)
        #expect(try book.delete(path, version: "\"2.fr.0\"").status == 204)
        #expect(try book.get(path, as: "caf")("state") == "discarded")
        #expect(try send(path, "/publish").problem == "change-set-closed")
    }

    @Test(arguments: [
        (#"[]"#, "/changes count"), (#"{}"#, "/changes count"), (#"[{}]"#, "/changes/0/operation missing-key"),
        (#"[{"operation":"burn"}]"#, "/changes/0/operation unknown-operation"),
        (#"[{"operation":"closeUnit"}]"#, "/changes/0/unit missing-key"),
        (#"[{"operation":"closeUnit","unit":"x"}]"#, "/changes/0/unit invalid-value"),
        (#"[{"operation":"createUnit","unit":"x"}]"#, "/changes/0/unit object-expected"),
        (#"[{"operation":"createUnit","unit":{},"changes":{}}]"#, "/changes/0/changes unknown-key"),
        (#"[{"operation":"changeOrganisation","changes":{"validFrom":"2026-09-01"}}]"#, "/changes/0/changes dated"),
    ]) func `that breaks a rule is refused, with its place`(changes: String, fault: String) throws {
        let answer = try book.post(
            "/v1/change-sets", #"{"organisation":"caf-exemple","title":"X","changes":\#(changes)}"#, as: "caf")
        #expect([400, 422].contains(answer.status))
        #expect(answer.fault == fault, "\(answer.text)")
    }
}
