import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Questions between services, seen from outside.
@Suite struct `An exchange` {
    private let register: Register
    private let labour: String
    private let fraud: String

    init() throws {
        register = try Register()
        labour = try register.group("Travail", organisation: "dreets-exemple", chief: "chief", scopes: [])
        fraud = try register.group("Fraudes", organisation: "ddpp-exemple", chief: "fraud-chief", scopes: [])
    }

    private func ask(_ more: String = "") throws -> Answer {
        try register.post(
            "/v1/exchanges",
            "{\"toGroup\":\"\(fraud)\",\"siret\":\"\(Register.bakery)\",\"question\":\"Travail de nuit ?\"\(more)}",
            as: "chief")
    }

    @Test func `is asked, taken on and answered between two groups, and nobody else sees it`() throws {
        let asked = try ask()
        #expect(asked.status == 201, "\(asked.text)")
        #expect(asked("dueOn") == "2026-10-15", "ten working days")
        let path = "/v1/exchanges/\(asked("id") ?? "")"
        #expect(try register.get(path, as: "agent").status == 404)
        #expect(try register.get(path, as: "administrator").status == 404)
        #expect(try asked.json["actions"]?.count == 0)
        #expect(try register.get(path, as: "fraud-chief").json["actions"]?.count == 3)
        #expect(try register.post(path + "/accept", as: "chief").status == 403)
        #expect(try register.post(path + "/accept", as: "fraud-chief", ifMatch: "\"1.fr.0\"")("state") == "accepted")
        #expect(try register.post(path + "/accept", as: "fraud-chief").problem == "exchange-settled")
        #expect(
            try register.post(path + "/answer", #"{"text":"Oui, en mars."}"#, as: "fraud-chief", ifMatch: "\"1.fr.0\"")
                .status == 412)
        let answered = try register.post(path + "/answer", #"{"text":"Oui, en mars."}"#, as: "fraud-chief")
        #expect(answered("state") == "answered")
        #expect(try register.get(path, as: "chief")("text") == "Oui, en mars.")
        #expect(
            try register.post(path + "/decline", #"{"text":"Non"}"#, as: "fraud-chief").problem == "exchange-settled")
        #expect(try register.get("/v1/exchanges", as: "chief").json["items"]?.count == 1)
        #expect(try register.get("/v1/exchanges", as: "fraud-chief").json["items"]?.count == 1)
        #expect(try register.get("/v1/exchanges", as: "agent").json["items"]?.count == 0)
        let sheet = try register.get("/v1/companies/732829320?sections=follow-up", as: "chief")
        #expect(sheet.text.contains("Oui, en mars."))
        #expect(try !register.get("/v1/companies/732829320?sections=follow-up", as: "agent").text.contains("mars"))
    }

    @Test func `may be declined, with a reason, and be late`() throws {
        let path = "/v1/exchanges/\(try ask(",\"dueOn\":\"2026-10-02\"")("id") ?? "")"
        register.clock.advance(minutes: 3 * 24 * 60)
        #expect(try register.get(path, as: "chief").json["isLate"]?.bool == true)
        #expect(try register.post(path + "/decline", "{}", as: "fraud-chief").status == 400)
        #expect(
            try register.post(path + "/decline", #"{"text":"Pas chez nous."}"#, as: "fraud-chief")("state")
                == "declined")
        #expect(try register.get(path, as: "chief").json["isLate"]?.bool == false)
    }

    @Test func `that does not hold is refused`() throws {
        #expect(try ask(",\"dueOn\":\"2026-09-30\"").fault == "/dueOn in-the-past")
        #expect(try ask(",\"siren\":\"356000000\"").fault == "/siren required")
        #expect(try ask(",\"group\":\"\(fraud)\"").status == 403)
        let own = try register.post(
            "/v1/exchanges", "{\"toGroup\":\"\(labour)\",\"siren\":\"732829320\",\"question\":\"?\"}", as: "chief")
        #expect(own.fault == "/toGroup unknown-group")
        let agent = try register.post(
            "/v1/exchanges", "{\"toGroup\":\"\(labour)\",\"siren\":\"732829320\",\"question\":\"?\"}", as: "agent")
        #expect(agent.status == 403)
    }
}
