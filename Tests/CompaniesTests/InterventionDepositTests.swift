import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

@testable import Companies

/// Interventions that a service brings in a file, seen from outside.
@Suite struct `A file of interventions` {
    private let register: Register
    private let group: String

    init() throws {
        register = try Register()
        group = try register.group(
            "Travail", organisation: "dreets-exemple", chief: "chief",
            scopes: ["interventions:read", "interventions:write"])
    }

    private func send(
        _ text: String, simulate: Bool = false, format: String = "guichet", as token: String = "chief",
        type: String = "text/csv"
    ) throws -> Answer {
        try register.api.send(
            .post, "/v1/deposits?group=\(group)&format=\(format)&simulate=\(simulate)",
            fields: [.authorization: "Bearer \(token)", .contentType: type],
            bytes: text.unicodeScalars.map { $0 == "é" ? 0xE9 : UInt8(truncatingIfNeeded: $0.value) })
    }

    private static let table = """
        siret;name;address;kind;themes;state;day;agents;summary;confidentiality;externalId
        73282932000074;;;visit;healthAndSafety, workingTime;planned;12/10/2026;Alix Moreau;Rendez-vous annoncé;full;A1
        73282932000074;;;visit;healthAndSafety, workingTime;planned;12/10/2026;Alix Moreau;Rendez-vous annoncé;full;A1
        unknown;Marché de nuit;Place du Marché, Lille;inspection;;done;2026-09-02;;;summary;A2
        73282932000074;;;raid;;planned;12/10/2026;;;full;A3
        73282932000075;;;visit;;planned;12/10/2026;;;full;A4
        73282932000074;;;visit;;planned;31/02/2026;;;full;A5
        73282932000074;;;call;;planned;12/10/2026;;;full;A1
        73282932000074;;;visit;;planned;12/10/2026;;;full;
        """

    @Test func `is simulated, applied in one step, and the same again changes nothing`() throws {
        let simulated = try send(Self.table, simulate: true)
        #expect(simulated.status == 200, "\(simulated.text)")
        for (name, count) in [("rows", 8), ("created", 2), ("duplicate", 1), ("refused", 5)] {
            #expect(try simulated.json[name]?.integer == count, "\(name): \(simulated.text)")
        }
        let faults = try simulated.json["lines"]?.elements.compactMap {
            $0["errors"]?.elements.first { _ in true }?["pointer"]?.string
        }
        #expect(faults == ["/kind", "/siret", "/day", "/externalId", "/externalId"])
        #expect(try register.get("/v1/interventions", as: "chief").json["items"]?.count == 0, "nothing was written")
        #expect(try register.get("/v1/journal?event=company-intervention-created", as: "dpo").json["items"]?.count == 0)
        let applied = try send(Self.table)
        #expect(applied.status == 201, "\(applied.text)")
        let items = try #require(try register.get("/v1/interventions", as: "chief").json["items"]).elements.map { $0 }
        #expect(items.count == 2)
        #expect(items.contains { $0["summary"]?.string == "Rendez-vous annoncé" }, "windows-1252")
        #expect(try send(Self.table).json["unchanged"]?.integer == 2)
        let report = try register.get(try #require(applied["Location"]), as: "chief")
        #expect(report.body == applied.body)
        #expect(try register.get(try #require(applied["Location"]), as: "fraud-chief").status == 404)
    }

    @Test func `may be JSON lines, and is only for those whose group writes`() throws {
        let line =
            #"{"siret":"73282932000074","kind":"visit","themes":["tax"],"state":"planned","day":"2026-10-12","confidentiality":"full","externalId":"B1"}"#
        let applied = try send(line + "\n", type: "application/x-ndjson")
        #expect(try applied.json["created"]?.integer == 1, "\(applied.text)")
        #expect(try send(line, as: "fraud-chief", type: "application/x-ndjson").status == 403)
        #expect(try send(line, simulate: true, as: "agent", type: "application/x-ndjson").status == 403)
        for (key, organisation, scope) in [
            ("own", "dreets-exemple", Scope.companiesInterventions), ("other", "ddpp-exemple", .companiesInterventions),
            ("wrong", "dreets-exemple", .companiesDeposit),
        ] {
            register.api.know(.partner(Partner(key: key, organisation: organisation, scopes: [scope])), by: key)
        }
        #expect(try send(line, as: "own", type: "application/x-ndjson").json["unchanged"]?.integer == 1)
        #expect(try send(line, as: "other", type: "application/x-ndjson").status == 403)
        #expect(try send(line, as: "wrong", type: "application/x-ndjson").status == 403)
    }

    @Test func `may be what Fiche commune entreprise had`() throws {
        let former = """
            siret,date,pole,type,unite,agent,motif,nature,cible,clos,note
            73282932000074,02/09/2026,T,controle,UC Roubaix,Alix Moreau,Plainte,,,oui,
            73282932000074,31/12/2025,3E-SEER,visite,,,,,,,Filiere bois
            73282932000074,05/09/2026,3E-SRC,control,,,,Taxe,Apprentissage,non,
            """
        let applied = try send(former, format: "fce")
        #expect(try applied.json["created"]?.integer == 3, "\(applied.text)")
        let items = try #require(try register.get("/v1/interventions", as: "chief").json["items"]).elements.map { $0 }
        let inspection = try #require(items.first { $0["externalId"]?.string?.hasPrefix("fce:T:") == true })
        #expect(inspection["kind"]?.string == "inspection")
        #expect(inspection["state"]?.string == "closed")
        #expect(inspection["summary"]?.string == "Unité : UC Roubaix\nMotif : Plainte")
        #expect(inspection["agents"]?.elements.map(\.string) == ["Alix Moreau"])
        let visit = try #require(items.first { $0["kind"]?.string == "visit" })
        #expect(visit["summary"]?.string?.contains("Jour inconnu") == true, "the convention of the last day of a year")
        #expect(try send(former, format: "fce").json["unchanged"]?.integer == 3)
        #expect(try send("siret,date\n1,2\n", format: "fce").fault == "/header/pole missing-column")
    }

    @Test func `is of one target`() throws {
        for query in [
            "", "?group=\(group)&agreement=\(group)", "?group=\(group)&format=x", "?agreement=\(group)&format=fce",
        ] {
            let answer = try register.api.send(
                .post, "/v1/deposits" + query, fields: [.authorization: "Bearer chief", .contentType: "text/csv"],
                bytes: Array("siret\n".utf8))
            #expect(answer.status == 400, "\(query)")
        }
    }

    @Test func `names a company without number until somebody knows it`() throws {
        let unknown =
            #"{"siret":"unknown","company":{"name":"Marché","address":"Lille"},"kind":"visit","state":"planned","day":"2026-10-12","confidentiality":"full"}"#
        let entered = try register.post("/v1/interventions", unknown, as: "chief")
        #expect(entered.status == 201, "\(entered.text)")
        #expect(entered("siret") == "unknown")
        #expect(try entered.json["company"]?["name"]?.string == "Marché")
        #expect(entered.text.contains("identify"))
        let id = "/v1/interventions/\(entered("id") ?? "")"
        let known =
            #"{"siret":"73282932000074","kind":"visit","state":"planned","day":"2026-10-12","confidentiality":"full"}"#
        let identified = try register.send(.put, id, known, as: "chief")
        #expect(identified("siret") == Register.bakery, "\(identified.text)")
        #expect(try identified.json["company"]?.isNull == true)
        #expect(try register.send(.put, id, unknown, as: "chief").fault == "/siret invalid-value", "nobody forgets it")
        for body in [
            unknown.replacing(#""company":{"name":"Marché","address":"Lille"},"#, with: ""),
            known.replacing(#""kind""#, with: #""company":{"name":"Marché","address":"Lille"},"kind""#),
        ] { #expect(try register.post("/v1/interventions", body, as: "chief").fault == "/company invalid-value") }
    }
}
