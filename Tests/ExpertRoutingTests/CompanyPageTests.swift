import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What a company does with a browser and the links that it was sent, without any script.
@Suite struct `The pages of a company` {
    private let service: RoutingService

    init() throws { service = try RoutingService() }

    private func page(_ path: String, in language: String = "fr") throws -> Answer {
        try service.api.get(path, fields: [.acceptLanguage: language])
    }

    private func submit(_ path: String, _ form: String) throws -> Answer {
        try service.api.send(
            .post, path, fields: ["Content-Type": "application/x-www-form-urlencoded", .acceptLanguage: "fr"],
            body: form)
    }

    @Test func `show where its need stands, take what it adds, and let it go`() throws {
        let cma = try service.colleague("cma")
        let opened = try service.open(service.body())
        let path = try #require(opened("page"))
        let id = try #require(opened("id"))
        let first = try page(path)
        #expect(first.status == 200 && first.text.contains("<html lang=\"fr\">"), "\(first.text)")
        #expect(first.text.contains("CMA : pas encore de réponse"))
        #expect(try page(path, in: "en").text.contains("CMA : no answer yet"))
        #expect(!first.text.contains("Équipe") && !first.text.contains("Petit"), "organisations, never who")
        #expect(!first.text.contains("<script"))
        try service.move("take", cma, on: id)
        #expect(try page(path).text.contains("CMA : prend en charge votre demande"))

        let added = try submit(path, "step=information&text=Joignable+%3Cle%3E+matin.")
        #expect(added.status == 200 && added.text.contains("Votre message est transmis."))
        let thread = try service.get("/v1/needs/\(id)/comments", as: cma.name).json["items"]?.elements
            .map { $0["text"]?.string }
        #expect(thread == ["Joignable <le> matin."])
        #expect(try submit(path, "step=information&text=+").text.contains("Écrivez un message"))
        #expect(try submit(path, "step=jump").status == 400)
        for _ in 0..<2 {
            let gone = try submit(path, "step=withdraw")
            #expect(gone.status == 200 && gone.text.contains("Vous avez retiré votre demande."))
            #expect(!gone.text.contains("<form"))
        }
        #expect(try service.show(id)("state") == "withdrawn")
        #expect(try service.letters().filter { $0 == "withdrawn" }.count == 1)
        #expect(try submit(path, "step=information&text=Encore").status == 409)
        #expect(try page(path + "x").status == 404)
        #expect(try submit(path + "x", "step=withdraw").status == 404)
        #expect(try page(path.replacing("tracking", with: "satisfaction")).status == 404)
    }

    @Test func `ask once whether it was helped`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        try service.move("take", cma, on: id)
        try service.move("help", cma, on: id)
        try service.pass(days: 10)
        let path = try service.link("satisfaction", of: "routing-satisfaction")
        let form = try page(path)
        #expect(form.text.contains("Un conseiller vous a-t-il contacté ?") && form.text.contains("<select"))
        #expect(try page(path, in: "en").text.contains("Did an adviser contact you?"))
        #expect(try submit(path, "useful=yes").text.contains("Dites si un conseiller vous a contacté."))
        let said = try submit(path, "contacted=yes&useful=no&outcome=onTheWay&comment=Merci")
        #expect(said.text.contains("Merci, votre avis est enregistré."))
        #expect(try submit(path, "contacted=no&useful=yes").status == 200, "twice is once")
        #expect(try !page(path).text.contains("<form"))
        let shares = try service.get("/v1/routing/indicators").json["shares"]
        #expect(shares?["satisfactionContacted"]?.double == 1 && shares?["satisfactionUseful"]?.double == 0)
        #expect(try page(path + "x").status == 404)
        #expect(try submit(path + "x", "contacted=yes").status == 404)
    }

    @Test func `are where its letters lead`() throws {
        _ = try service.colleague("cma")
        let opened = try service.open(service.body())
        #expect(try service.link("tracking", of: "routing-acknowledged") == opened("page"))
    }
}
