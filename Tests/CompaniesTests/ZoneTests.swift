import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Groups whose scopes count in some territories alone.
@Suite struct `The territory of a group` {
    private let register: Register
    private let lille = "73282932000082"
    private let lyon = "20000000800017"

    init() throws {
        register = try Register()
        let made = try register.post(
            "/v1/groups",
            """
            {"organisation":"dreets-exemple","name":"Nord","legalBasis":"Code du travail, L8112-1","startsOn":"2026-01-01",
            "endsOn":"2027-12-31","scopes":["restructuring","interventions:read","interventions:write"],"admins":["chief"],
            "zones":[{"type":"departement","code":"59"}]}
            """, as: "administrator")
        #expect(try made.json["zones"]?.elements.compactMap { $0["code"]?.string } == ["59"], "\(made.text)")
        _ = try register.group(
            "Lyon", organisation: "ddpp-exemple", chief: "fraud-chief",
            scopes: ["interventions:read", "interventions:write"])
    }

    private func section(_ name: String, of siret: String) throws -> String? {
        try register.get("/v1/establishments/\(siret)/sections/\(name)", as: "chief", purpose: "control")("status")
    }

    @Test func `is where its scopes open sections`() throws {
        #expect(try section("restructuring", of: lille) == "empty")
        #expect(try section("restructuring", of: lyon) == "notAuthorised")
        #expect(try section("identity", of: lyon) == "ok")
        let sheet = try register.get("/v1/companies/732829320?sections=restructuring", as: "chief", purpose: "control")
        #expect(
            try sheet.json["sections"]?["restructuring"]?["status"]?.string == "empty", "its head office is in Roubaix")
        let other = try register.get("/v1/companies/200000008?sections=restructuring", as: "chief", purpose: "control")
        #expect(try other.json["sections"]?["restructuring"]?["status"]?.string == "notAuthorised")
    }

    @Test func `is where it reads what others did, and no limit to what it does itself`() throws {
        func draft(_ siret: String) -> String {
            #"{"siret":"\#(siret)","kind":"visit","state":"planned","day":"2026-10-12","confidentiality":"full"}"#
        }
        for (siret, status) in [(lille, 200), (lyon, 404)] {
            let entered = try register.post("/v1/interventions", draft(siret), as: "fraud-chief")
            #expect(entered.status == 201, "\(entered.text)")
            #expect(try register.get("/v1/interventions/\(entered("id") ?? "")", as: "chief").status == status)
        }
        let own = try register.post("/v1/interventions", draft(lyon), as: "chief")
        #expect(own.status == 201, "\(own.text)")
        #expect(try register.get("/v1/interventions/\(own("id") ?? "")", as: "chief").status == 200)
        let seen = try register.get("/v1/establishments/\(lyon)/interventions", as: "chief")
        #expect(try seen.json["items"]?.count == 1, "its own")
    }

    @Test func `is a territory that there is`() throws {
        let answer = try register.post(
            "/v1/groups",
            #"{"organisation":"x","name":"N","legalBasis":"L","startsOn":"2026-01-01","endsOn":"2026-12-31","scopes":[],"admins":["chief"],"zones":[{"type":"departement","code":"999"}]}"#,
            as: "administrator")
        #expect(answer.status == 422, "\(answer.text)")
    }
}
