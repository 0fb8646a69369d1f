import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Organisations, seen from outside.
@Suite struct `An organisation` {
    private let book: AddressBook
    private let path = "/v1/directory/organisations/caf-exemple"

    init() throws { book = try AddressBook() }

    @Test func `is added by an administrator and shown to everybody`() throws {
        let added = try book.post(
            "/v1/directory/organisations",
            #"{"slug":"opco-exemple","name":" Opco Exemple ","siren":"356 000 000","categories":["other","opco","opco"],"#
                + #""emailDomains":["opco.example"],"logo":"https://opco.example/logo.svg"}"#)
        #expect(added.status == 201)
        #expect(added["Location"] == "/v1/directory/organisations/opco-exemple")
        let shown = try book.get("/v1/directory/organisations/opco-exemple")
        #expect(shown("name") == "Opco Exemple")
        #expect(shown("siren") == "356000000")
        #expect(try shown.json["categories"]?.elements.compactMap(\.string) == ["opco", "other"])
        #expect(try shown.json["acronym"]?.isNull == true)
        #expect(try shown.json["actions"]?.count == 0)
        #expect(shown["ETag"]?.hasPrefix("\"1.fr.") == true)
        #expect(try added.json["actions"]?.count == 3)
    }

    @Test func `is found by words of its name, by category, page after page`() throws {
        _ = try book.post(
            "/v1/directory/organisations",
            #"{"slug":"musee","name":"Musée de l'Échelle","acronym":"MDE","categories":["association"]}"#)
        func slugs(_ query: String) throws -> [String] {
            let list = try book.get("/v1/directory/organisations" + query)
            #expect(list.status == 200, "\(list.text)")
            return try list.json["items"]?.elements.compactMap { $0["slug"]?.string } ?? []
        }
        #expect(try slugs("") == ["caf-exemple", "cpam-exemple", "musee"])
        #expect(try slugs("?q=echelle") == ["musee"])
        #expect(try slugs("?q=mde") == ["musee"])
        #expect(try slugs("?q=%25") == ["caf-exemple", "cpam-exemple", "musee"], "nothing is left of it to compare")
        #expect(try slugs("?category=association") == ["musee"])
        #expect(try book.get("/v1/directory/organisations?category=assoc").status == 400)
        let first = try book.get("/v1/directory/organisations?limit=2")
        #expect(try slugs("?limit=2&cursor=\(first("next") ?? "")") == ["musee"])
    }

    @Test func `changes member by member, from now on`() throws {
        let changed = try book.patch(path, #"{"acronym":"CAF","publicNote":"Sur rendez-vous."}"#, version: "\"1.fr.0\"")
        #expect(changed.status == 200, "\(changed.text)")
        #expect(changed("name") == "Exemple")
        #expect(changed("acronym") == "CAF")
        #expect(try book.patch(path, #"{"acronym":null}"#, version: "\"2.fr.0\"").json["acronym"]?.isNull == true)
        #expect(try book.patch(path, "{}", version: "\"2.fr.0\"").status == 412)
        #expect(
            try book.api.send(
                .patch, path, json: "{}", fields: [.authorization: "Bearer caf"]
            ).status == 428)
    }

    @Test(arguments: [
        ("administrator", 200), ("caf", 200), ("caf-key", 200), ("cpam", 403), ("calvados", 403), ("chief", 403),
        ("agent", 403), ("caf-reader", 403),
    ]) func `is changed by its own managers only`(token: String, status: Int) throws {
        #expect(try book.patch(path, #"{"acronym":"C"}"#, as: token).status == status)
    }

    @Test func `is not changed without a token`() throws {
        #expect(try book.api.send(.patch, path, json: "{}", fields: [.ifMatch: "*"]).status == 401)
    }

    @Test(arguments: [
        (#"{"slug":"x-1","name":"X","categories":[]}"#, 422, "/categories required"),
        (#"{"slug":"x-1","name":"X","categories":["opc"]}"#, 422, "/categories/0 invalid-value"),
        (#"{"slug":"X1","name":"X","categories":["opco"]}"#, 422, "/slug invalid-value"),
        (#"{"slug":"-x","name":"X","categories":["opco"]}"#, 422, "/slug invalid-value"),
        (#"{"slug":"x-1","categories":["opco"]}"#, 400, "/name missing-key"),
        (#"{"slug":"x-1","name":"  ","categories":["opco"]}"#, 422, "/name invalid-value"),
        (#"{"slug":"x-1","name":"a\nb","categories":["opco"]}"#, 422, "/name invalid-value"),
        (#"{"slug":"x-1","name":"X","categories":["opco"],"siren":"356000001"}"#, 422, "/siren invalid-value"),
        (#"{"slug":"x-1","name":"X","categories":["opco"],"logo":"http://x.example"}"#, 422, "/logo invalid-value"),
        (#"{"slug":"x-1","name":"X","categories":["opco"],"logo":"javascript:x"}"#, 422, "/logo invalid-value"),
        (
            #"{"slug":"x-1","name":"X","categories":["opco"],"emailDomains":["X.fr"]}"#, 422,
            "/emailDomains/0 invalid-value"
        ),
        (
            #"{"slug":"x-1","name":"X","categories":["opco"],"emailDomains":["fr"]}"#, 422,
            "/emailDomains/0 invalid-value"
        ),
        (#"{"slug":"x-1","name":"X","categories":["opco"],"version":7}"#, 400, "/version unknown-key"),
        (#"{"slug":"x-1","name":"X","categories":["opco"],"validFrom":"2026-03-01"}"#, 422, "/validFrom in-the-past"),
        (#"{"slug":"caf-exemple","name":"X","categories":["opco"]}"#, 409, "/slug already-exists"),
        (#"[]"#, 400, ""), (#"{"name":"X"}"#, 400, "/slug missing-key"),
    ]) func `that breaks a rule is refused, with its place`(body: String, status: Int, fault: String) throws {
        let answer = try book.post("/v1/directory/organisations", body)
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.fault == fault || fault.isEmpty, "\(answer.text)")
    }

    @Test func `ends when it has no unit left, and what it was can still be read`() throws {
        let unit = try book.path()
        #expect(try book.delete(path, as: "administrator").problem == "still-in-use")
        #expect(try book.delete(path, as: "caf").status == 403)
        #expect(try book.delete(unit).status == 204)
        #expect(try book.delete(path, as: "administrator").status == 204)
        #expect(try book.get(path).status == 404)
        #expect(try book.get("/v1/directory/organisations?q=caf").json["items"]?.count == 0)
        #expect(try book.unit().fault == "/organisation unknown-organisation")
    }

    @Test func `that was never there is not found`() throws {
        #expect(try book.get("/v1/directory/organisations/nobody").status == 404)
        #expect(try book.get("/v1/directory/organisations/No%20Body").status == 404)
        #expect(try book.patch("/v1/directory/organisations/nobody", "{}", as: "administrator").status == 404)
        #expect(try book.get(path + "?asOf=2026-03-01").status == 404, "before it began")
        #expect(try book.get(path + "?asOf=yesterday").status == 400)
    }
}
