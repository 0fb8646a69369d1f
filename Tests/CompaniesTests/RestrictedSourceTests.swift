import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What API Entreprise says of companies to those alone who may know it; the register is a real server on this machine.
@Suite(.enabled(if: RegisterServer.isAvailable, "python3 is missing")) struct `A source for some` {
    private let server = RegisterServer()
    private let register: Register
    private let path = "/v1/establishments/\(Register.bakery)/sections/"

    init() throws {
        register = try Register(environment: ["GUICHET_COMPANY_SOURCES": server.settings()])
        let scopes = ["customs", "social", "fiscal"]
        for (name, chief, held) in [("Douane", "chief", 1), ("Tout", "fraud-chief", 3)] {
            let list = scopes.prefix(held).map { "\"\($0)\"" }.joined(separator: ",")
            let made = try register.post(
                "/v1/groups",
                """
                {"organisation":"x-exemple","name":"\(name)","legalBasis":"CRPA, L114-8","startsOn":"2026-01-01",
                "endsOn":"2027-12-31","scopes":[\(list)],"admins":["\(chief)"],"service":"13002526500013"}
                """, as: "administrator")
            #expect(made.status == 201, "\(made.text)")
        }
    }

    private func said(_ answer: Answer, by provider: String) throws -> JSONValue? {
        let section = try answer.json
        let all = [section] + (section["supplements"]?.elements.map { $0 } ?? [])
        return all.first { $0["source"]?["provider"]?.string == provider }
    }

    @Test func `is asked for whom its scope is given, and that is written down`() throws {
        let customs = try register.get(path + "approvals", as: "chief", purpose: "control")
        #expect(try said(customs, by: "Douane")?["data"]?["eori"]?.string == "FR73282932000074", "\(customs.text)")
        for provider in ["DGFiP", "URSSAF"] {
            #expect(try said(customs, by: provider)?["reason"]?.string == "scope-missing", "\(customs.text)")
        }
        #expect(server.questions.count { $0.contains("/ae/") } == 1, "nobody is asked in vain: \(server.questions)")
        let all = try register.get(path + "approvals", as: "fraud-chief", purpose: "control")
        #expect(try said(all, by: "DGFiP")?["data"]?["taxCertificate"]?.bool == true, "\(all.text)")
        #expect(try said(all, by: "URSSAF")?["data"]?["socialCertificate"]?.bool == false)
        let journal = try register.get("/v1/journal?event=company-sheet-read", as: "dpo")
        #expect(try journal.json["items"]?.count == 2)
        let agent = try register.get(path + "approvals", as: "agent", purpose: "control")
        #expect(try said(agent, by: "Douane")?["status"]?.string == "notAuthorised")
    }

    @Test func `is not asked without a purpose`() throws {
        _ = try register.get(path + "approvals", as: "fraud-chief")
        #expect(!server.questions.contains { $0.contains("/ae/") })
    }

    @Test func `says who directs a company, and of people no more than that`() throws {
        let answer = try register.get(path + "executives", as: "chief", purpose: "control")
        let data = try #require(try said(answer, by: "Infogreffe")?["data"], "\(answer.text)")
        #expect(data.elements.compactMap { $0["name"]?.string } == ["NOA PETIT"])
        #expect(!answer.text.contains("1971"))
    }

    @Test func `says the workforce of each month, and who owns a company in the end, to those alone who may know`()
        throws
    {
        let workforce = try register.get(path + "workforce", as: "chief", purpose: "control")
        #expect(workforce("status") == "notAuthorised")
        let owners = try register.get(path + "executives", as: "chief", purpose: "control")
        #expect(try said(owners, by: "INPI")?["reason"]?.string == "scope-missing")
        #expect(!owners.text.contains("ROMERO"))
        #expect(
            !server.questions.contains { $0.contains("/gip_mds/") || $0.contains("beneficiaires") }, "nobody is asked")
        let made = try register.post(
            "/v1/groups",
            """
            {"organisation":"x-exemple","name":"Suivi","legalBasis":"CRPA, L114-8","startsOn":"2026-01-01",
            "endsOn":"2027-12-31","scopes":["workforce","beneficialOwners"],"admins":["inspector"],"service":"13002526500013"}
            """, as: "administrator")
        #expect(made.status == 201, "\(made.text)")
        let months = try register.get(path + "workforce", as: "inspector", purpose: "control")
        let data = try #require(try said(months, by: "GIP-MDS")?["data"], "\(months.text)")
        #expect(data["month"]?.string == "2026-08")
        #expect(data["average"]?.double == 26.5, "both regimes together")
        #expect(data["months"]?.elements.compactMap { $0["month"]?.string } == ["2026-08", "2026-07"])
        #expect(
            server.questions.contains {
                $0.contains("effectifs_mensuels/08/annee/2026?") && $0.contains("profondeur=12")
            })
        let known = try register.get(path + "executives", as: "inspector", purpose: "control")
        let owner = try #require(try said(known, by: "INPI")?["data"]?.elements.first { _ in true }, "\(known.text)")
        #expect(owner["name"]?.string == "DANA ROMERO")
        #expect(owner["bornIn"]?.string == "1980-05")
        #expect(owner["sharesPercent"]?.double == 51)
        let journal = try register.get("/v1/journal?event=company-sheet-read", as: "dpo").text
        #expect(journal.contains("executives") && journal.contains("workforce"))
    }

    @Test func `that fails keeps the others back as little as it does the sheet`() throws {
        server.mood("500")
        let answer = try register.get(path + "approvals", as: "fraud-chief", purpose: "control")
        #expect(answer("status") == "unavailable")
        #expect(try register.get(path + "identity", as: "fraud-chief", purpose: "control")("status") == "ok")
    }
}
