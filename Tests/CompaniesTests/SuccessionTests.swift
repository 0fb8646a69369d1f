import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Establishments that took over from others, seen from outside.
@Suite struct `A succession` {
    private let register: Register
    private let successor = "73282932000082"
    private let sheet = "/v1/establishments/\(Register.bakery)"

    private static let header =
        "siretEtablissementPredecesseur,siretEtablissementSuccesseur,dateLienSuccession,transfertSiege,continuiteEconomique,dateDernierTraitementLienSuccession"
    private static let links = """
        \(header)
        73282932000074,73282932000082,2026-09-15,true,true,2026-09-21T10:00:00
        73282932000074,73282932000075,2026-09-15,true,true,2026-09-21T10:00:00
        73282932000074,73282932000090,2026-02-31,false,true,2026-09-21T10:00:00

        """

    init() throws { register = try Register() }

    private func bring() throws -> Answer { try register.bring("links.csv", Self.links) }

    @Test func `is brought with the stock, and the same file again changes nothing`() throws {
        let report = try bring().json
        #expect(report["created"]?.integer == 1)
        #expect(report["refused"]?.integer == 2)
        #expect(try bring().json["unchanged"]?.integer == 1)
        let moved = Self.links.replacing("2026-09-15,true,true", with: "2026-09-15,false,true")
        #expect(try register.bring("moved.csv", moved).json["changed"]?.integer == 1)
        #expect(try register.get("/v1/sources", as: nil).items("code").contains("sirene-successions"))
    }

    @Test func `stands in the sheets of both`() throws {
        _ = try bring()
        func ends(_ name: String, of siret: String) throws -> [String] {
            let identity = try register.get("/v1/establishments/\(siret)/sections/identity").json["data"]
            return identity?[name]?.elements.compactMap { $0["siret"]?.string } ?? []
        }
        #expect(try ends("successors", of: Register.bakery) == [successor])
        #expect(try ends("predecessors", of: Register.bakery).isEmpty)
        #expect(try ends("predecessors", of: successor) == [Register.bakery])
    }

    @Test func `is proposed to those who plan there, who move what they plan`() throws {
        _ = try register.group(
            "Travail", organisation: "dreets-exemple", chief: "chief",
            scopes: ["interventions:read", "interventions:write"])
        func draft(_ siret: String) -> String {
            #"{"siret":"\#(siret)","kind":"visit","state":"planned","day":"2026-10-12","confidentiality":"full"}"#
        }
        let id =
            "/v1/interventions/\(try register.post("/v1/interventions", draft(Register.bakery), as: "chief")("id") ?? "")"
        #expect(try register.send(.put, id, draft(successor), as: "chief").fault == "/siret invalid-value")
        _ = try bring()
        let shown = try register.get(id, as: "chief")
        #expect(shown.text.contains("transfer"))
        #expect(try shown.json["successors"]?.elements.compactMap { $0["siret"]?.string } == [successor])
        #expect(try register.send(.put, id, draft("73282932000090"), as: "chief").fault == "/siret invalid-value")
        let moved = try register.send(.put, id, draft(successor), as: "chief")
        #expect(moved("siret") == successor, "\(moved.text)")
        #expect(try register.get(sheet + "/interventions", as: "chief").json["items"]?.count == 0)
    }

    @Test func `is proposed in lists`() throws {
        _ = try bring()
        let list = try #require(try register.post("/v1/company-lists", #"{"name":"Pains"}"#, as: "agent")["Location"])
        _ = try register.send(.put, list + "/companies/\(Register.bakery)", "{}", as: "agent")
        let item = try register.get(list + "/companies").json["items"]?.elements.first { _ in true }
        #expect(item?["successors"]?.elements.compactMap { $0["siret"]?.string } == [successor])
    }
}
