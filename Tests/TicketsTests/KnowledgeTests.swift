import Accounts
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What spares tickets, and what tells those who manage.
@Suite struct `Around tickets` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice()
        try office.staff("Anne", "Paul", "Jean", "Rose", "Luc", "Nora", "Karim", "Nadia", "Chloe", "Gilles")
    }

    @Test func `a known answer is suggested by its words, and counted when it spares a ticket`() throws {
        let made = try office["Luc"].post(
            "/v1/known-answers",
            json: """
                {"title":"APL : changement de situation","organisation":"caf-exemple","keywords":["logement"],
                "steps":["Déclarer la nouvelle adresse"]}
                """)
        #expect(made.status == 201, "\(made.text)")
        let id = try #require(made("id"))
        #expect(
            try office["Karim"].post(
                "/v1/known-answers", json: #"{"title":"x","organisation":"caf-exemple","steps":[]}"#
            ).status == 403)
        let found = try office["Anne"].get(
            "/v1/known-answers/suggestions?text=mon%20APL%20est%20suspendue&organisation=caf-exemple")
        #expect(found.items("id") == [id], "\(found.text)")
        #expect(try office["Anne"].get("/v1/known-answers/suggestions?text=retraite").items("id") == [])
        #expect(try office["Anne"].post("/v1/known-answers/\(id)/use").json["uses"]?.integer == 1)
        let withdrawn = try office["Luc"].send(
            .put, "/v1/known-answers/\(id)", json: #"{"title":"APL","steps":[],"published":false}"#, ifMatch: "*")
        #expect(withdrawn.status == 200, "\(withdrawn.text)")
        #expect(try office["Anne"].get("/v1/known-answers/suggestions?text=apl").items("id") == [])
    }

    @Test func `an outage is answered once for all its tickets`() throws {
        let first = try office.open()
        let second = try office.open("Paul")
        let incident = try #require(
            try office["Luc"].post(
                "/v1/incidents", json: #"{"organisation":"caf-exemple","title":"Versements retardés"}"#)("id"))
        let linked = try office["Luc"].post(
            "/v1/incidents/\(incident)/tickets", json: #"{"tickets":["\#(first)","\#(second)"]}"#)
        #expect(linked.status == 204, "\(linked.text)")
        let answered = try office["Luc"].post(
            "/v1/incidents/\(incident)/answer", json: #"{"message":"La panne est réparée.","resolve":true}"#)
        #expect(try answered.json["answered"]?.integer == 2, "\(answered.text)")
        #expect(try office.ticket(second, as: "Paul")["state"]?.string == "resolved")
        #expect(try office["Karim"].post("/v1/incidents/\(incident)/answer", json: #"{"message":"x"}"#).status == 403)
    }

    @Test func `the same person twice is signalled to agents, and to aidants within their unit`() throws {
        let first = try office.send("Anne", office.order())
        let reference = try #require(first("reference"))
        let second = try office.send("Paul", office.order())
        #expect(try second.json["warnings"]?.elements.compactMap(\.string) == ["duplicate:\(reference)"])
        let elsewhere = try office.send("Rose", office.order())
        #expect(try elsewhere.json["warnings"]?.count == 0, "not to another unit")
        let id = try #require(elsewhere("id"))
        #expect(
            try office.ticket(id, as: "Luc")["duplicates"]?.elements.compactMap(\.string).contains(reference) == true)
        #expect(try office.ticket(id, as: "Rose")["duplicates"] == nil)
    }

    @Test func `managers count what waits, each in their own perimeter`() throws {
        _ = try office.open()
        let id = try office.open()
        _ = try office.move(id, "resolve", by: "Luc")
        let unit = try office["Chloe"].get("/v1/tickets/backlog").json["items"]?.elements.first {
            $0["name"]?.string == office.units["caf14"]
        }
        #expect(unit?["open"]?.integer == 2 && unit?["states"]?["resolved"]?.integer == 1)
        let areas = try office["Nadia"].get("/v1/tickets/backlog?by=departement")
        #expect(areas.items("name") == ["14"], "\(areas.text)")
        // Who sees a departement, or the country, counts by unit and by organisation too.
        let place = try #require(office.units["caf14"])
        for (person, grouping, names) in [
            ("Gilles", "unit", [place]), ("Tom", "unit", [place]), ("Tess", "unit", []),
            ("Tom", "organisation", ["caf-exemple"]), ("Gilles", "organisation", ["caf-exemple"]),
        ] {
            let backlog = try office[person].get("/v1/tickets/backlog?by=\(grouping)")
            #expect(backlog.items("name") == names, "\(person), \(grouping)")
            #expect(try backlog.json["items"]?.elements.allSatisfy { $0["open"]?.integer == 2 } == true)
        }
        #expect(try office["Anne"].get("/v1/tickets/backlog").status == 403)
        let deployment = try office["Nadia"].get("/v1/tickets/deployment")
        let cell = try deployment.json["items"]?.elements.first { $0["organisation"]?.string == "caf-exemple" }
        #expect(cell?["agents"]?.integer == 2, "\(deployment.text)")
    }

    @Test func `aidants talk within their territory, and never of an usager`() throws {
        let begun = try office["Anne"].post(
            "/v1/discussions", json: #"{"title":"Délais","departement":"14","text":"Combien de temps chez vous ?"}"#)
        #expect(begun.status == 201, "\(begun.text)")
        let path = "/v1/discussions/\(try #require(begun("id")))/posts"
        #expect(try office["Jean"].post(path, json: #"{"text":"Six semaines."}"#).status == 204)
        #expect(try office["Anne"].get(path).items("text") == ["Combien de temps chez vous ?", "Six semaines."])
        #expect(try office["Anne"].post(path, json: #"{"text":"Appelez le 06 12 34 56 78."}"#).status == 422)
        #expect(try office["Luc"].get(path).status == 403)
        #expect(
            try office["Anne"].post(
                "/v1/discussions", json: #"{"title":"x","departement":"59","text":"y"}"#
            ).status == 403)
    }

    @Test func `what does not belong in a discussion is taken out by its author or a moderator of the place`() throws {
        let begun = try office["Anne"].post(
            "/v1/discussions", json: #"{"title":"Délais","departement":"14","text":"Combien de temps chez vous ?"}"#)
        let path = "/v1/discussions/\(try #require(begun("id")))/posts"
        _ = try office["Jean"].post(path, json: #"{"text":"Madame Machin attend toujours."}"#)
        _ = try office["Jean"].post(path, json: #"{"text":"Six semaines."}"#)
        #expect(try office["Anne"].post("\(path)/2/remove", json: "{}").status == 403)
        #expect(try office["Luc"].post("\(path)/2/remove", json: "{}").status == 403)
        #expect(try office["Zoe"].get("/v1/discussions").items("id") == [begun("id")])
        #expect(try office["Zoe"].post("\(path)/9/remove", json: "{}").status == 404)
        #expect(try office["Zoe"].post(path, json: #"{"text":"x"}"#).status == 403, "moderators do not talk")
        for person in ["Zoe", "Zoe"] { #expect(try office[person].post("\(path)/2/remove", json: "{}").status == 204) }
        #expect(try office["Jean"].post("\(path)/3/remove", json: "{}").status == 204)
        let posts = try office["Anne"].get(path)
        #expect(posts.items("text") == ["Combien de temps chez vous ?"])
        #expect(try posts.json["items"]?.elements.map { $0["order"]?.integer } == [1, 2, 3], "that it was there stays")
        #expect(!posts.text.contains("Machin") && !posts.text.contains("Six semaines"))
    }

    @Test func `aidants of the France Services network talk across departements`() throws {
        let opening = #"{"title":"Délais","text":"Combien de temps chez vous ?"}"#
        #expect(try office["Anne"].post("/v1/discussions", json: opening).status == 403, "no point of the network")
        func aidant(_ name: String, _ matricule: Int, _ area: String) throws -> TestCaller {
            let made = try office["Gilles"].send(
                .put, "/v1/france-services/\(matricule)",
                json:
                    #"{"organisation":"maison-exemple","name":"\#(name)","zones":[{"type":"departement","code":"\#(area)"}]}"#
            )
            let unit = try #require(made("id"), "\(made.text)")
            let account = try office["Anne"].account
            office.api.know(
                .person(
                    Person(
                        account: account, session: account,
                        grants: [Grant(.aidant, organisation: "maison-exemple", unit: unit)], hasSecondFactor: true)),
                by: name)
            return TestCaller(api: office.api, token: name, account: account)
        }
        let near = try aidant("Falaise", 14_001, "14")
        let far = try aidant("Argentan", 61_001, "61")
        let begun = try near.post("/v1/discussions", json: opening)
        #expect(begun.status == 201 && begun("network") == "franceServices", "\(begun.text)")
        let path = "/v1/discussions/\(try #require(begun("id")))/posts"
        #expect(try far.get("/v1/discussions").items("id") == [begun("id")])
        #expect(try far.post(path, json: #"{"text":"Deux mois."}"#).status == 204)
        #expect(try office["Jean"].get(path).status == 404)
    }

    @Test func `administrators see how long texts are, and no more`() throws {
        let id = try office.open()
        let seen = try office.ticket(id, as: "Gilles")
        #expect(seen["view"]?.string == "anonymised")
        #expect(seen["usager"]?["firstName"]?.string == "(5 caractères)")
        #expect(seen["attachments"] == nil)
        #expect(
            try office["Gilles"].post("/v1/tickets/\(id)/usager/reveal", json: #"{"field":"file","reason":"payment"}"#)
                .status == 403)
    }
}
