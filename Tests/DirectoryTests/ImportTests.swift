import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Bringing many entries at once, seen from outside.
@Suite struct `An import` {
    private let book: AddressBook

    init() throws { book = try AddressBook() }

    private func bring(
        _ body: String, _ query: String = "kind=units&organisation=caf-exemple", mode: String = "partial",
        type: String = "application/x-ndjson", as token: String = "caf-key"
    ) throws -> Answer {
        let head =
            "POST /v1/imports?\(query)&mode=\(mode) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Authorization: Bearer \(token)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        return try book.api.raw(head + body)
    }

    private func outcomes(_ answer: Answer) throws -> [String] {
        try answer.json["lines"]?.elements.map { line in
            "\(line["line"]?.integer ?? 0) \(line["outcome"]?.string ?? "")"
        } ?? []
    }

    private func names() throws -> [String] {
        try book.get("/v1/directory/units?organisation=caf-exemple").json["items"]?.elements.compactMap {
            $0["name"]?.string
        } ?? []
    }

    private let lines = """
        {"externalId":"R","name":"Région","level":"regional","zones":[{"type":"region","code":"28"}]}

        {"externalId":"C","name":"Caen","parentExternalId":"R","zones":[{"type":"departement","code":"14"}]}
        """

    @Test func `of the same lines again changes nothing`() throws {
        let first = try bring(lines)
        #expect(first.status == 200, "\(first.text)")
        #expect(try outcomes(first) == ["1 created", "3 created"])
        #expect(try outcomes(bring(lines)) == ["1 unchanged", "3 unchanged"])
        #expect(try outcomes(bring(lines.replacing("Caen", with: "Caen centre"))) == ["1 unchanged", "3 updated"])
        let id = try first.json["lines"]?.elements.map { $0["id"]?.string ?? "" }
        #expect(try book.get("/v1/directory/units/\(id?[1] ?? "")")("parent") == id?[0])
    }

    @Test func `keeps what can be kept, nothing, or all, by its mode`() throws {
        let faulty = lines + "\n" + #"{"externalId":"X","name":"X","zones":[{"type":"commune","code":"14999"}]}"#
        let tried = try bring(lines, mode: "dry-run")
        #expect(try outcomes(tried) == ["1 created", "3 created"])
        #expect(try tried.json["applied"]?.bool == false)
        #expect(try names() == [])
        let refused = try bring(faulty, mode: "atomic")
        #expect(try outcomes(refused) == ["1 created", "3 created", "4 refused"])
        #expect(try refused.json["applied"]?.bool == false)
        #expect(try names() == [])
        #expect(try bring(lines, mode: "atomic").json["applied"]?.bool == true)
        #expect(try Set(names()) == ["Région", "Caen"])
        let partial = try bring(faulty + "\n{]\n" + #"{"externalId":"Y","name":"Y"}"#)
        #expect(
            try outcomes(partial) == ["1 unchanged", "3 unchanged", "4 refused", "5 refused", "6 created"])
        #expect(try partial.json["refused"]?.integer == 2)
        let fault = try partial.json["lines"]?.elements.map { $0 }[2]
        #expect(fault?["code"]?.string == "invalid-body")
        #expect(fault?["errors"]?.elements.map { $0["pointer"]?.string } == ["/zones/0"])
    }

    @Test func `reads tables with commas or semicolons, quotes and line ends in cells`() throws {
        let table = """
            externalId;name;street;zones;latitude;commune;longitude;postalCode;openingHours;publicNote\r
            A1;"Accueil ""Centre""; aile B";1 rue X;departement:14 commune:50502;49,18;14118;-0.37;14000;monday 09:00-12:00, tuesday 14:00-17:00;"Sonner
            deux fois"\r
            \r
            A2;Simple;;;;;;;;
            """
        let answer = try bring(table, type: "text/csv; charset=utf-8")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try outcomes(answer) == ["2 created", "5 created"])
        let id = try answer.json["lines"]?.elements.map { $0["id"]?.string ?? "" }[0] ?? ""
        let unit = try book.get("/v1/directory/units/\(id)")
        #expect(unit("name") == "Accueil \"Centre\"; aile B")
        #expect(unit("publicNote") == "Sonner\ndeux fois")
        #expect(try unit.json["zones"]?.count == 2)
        #expect(try unit.json["openingHours"]?.count == 2)
        #expect(try unit.json["coordinates"]?["latitude"]?.double == 49.18)
        #expect(try unit.json["address"]?["street"]?.string == "1 rue X")
    }

    @Test func `brings organisations, for those who may make them`() throws {
        let table = "slug,name,categories\nopco-1,Opco un,opco\ncaf-exemple,Exemple,publicOperator other\n"
        let owner = try bring(table, "kind=organisations", type: "text/csv", as: "administrator")
        #expect(try outcomes(owner) == ["2 created", "3 updated"])
        #expect(
            try outcomes(bring(table, "kind=organisations", type: "text/csv", as: "administrator"))
                == ["2 unchanged", "3 unchanged"])
        let other = try bring(
            table.replacing("opco-1", with: "opco-2").replacing("Exemple", with: "Autre"), "kind=organisations",
            type: "text/csv", as: "caf")
        #expect(try outcomes(other) == ["2 refused", "3 updated"])
    }

    @Test func `refuses row by row what is outside the perimeter`() throws {
        #expect(try bring(lines, as: "cpam").json["refused"]?.integer == 2)
        #expect(try bring(lines, as: "caf-reader").status == 403)
        #expect(try bring(lines, as: "agent").status == 403)
        let own = lines.replacing(#","parentExternalId":"R""#, with: "")
        #expect(try outcomes(bring(own, as: "calvados")) == ["1 refused", "3 created"])
    }

    @Test(arguments: [
        ("", "application/x-ndjson", 422), ("externalId,name\nA,\"B", "text/csv", 400),
        ("externalId,name\nA,\"B\"C", "text/csv", 400), ("externalId,name\nA", "text/csv", 400),
        ("externalId,colour\nA,B", "text/csv", 422), ("externalId,name,name\nA,B,C", "text/csv", 422),
        ("externalId,name", "text/csv", 422), ("{}", "application/json", 415),
    ]) func `that cannot be read is refused whole`(body: String, type: String, status: Int) throws {
        let answer = try bring(body, type: type)
        #expect(answer.status == status, "\(answer.text)")
    }

    @Test func `says what it brings and how`() throws {
        #expect(try bring(lines, "kind=units").fault == "?organisation invalid")
        #expect(try bring(lines, "kind=people&organisation=caf-exemple").fault == "?kind invalid")
        #expect(try bring(lines, mode: "perhaps").fault == "?mode invalid")
        let many = String(repeating: #"{"externalId":"A","name":"B"}"# + "\n", count: 5001)
        #expect(try bring(many).status == 422)
    }
}
