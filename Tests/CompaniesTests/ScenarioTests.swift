import Foundation
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The scenarios of acceptance and the faults of the service that this one replaces: each has a test, which docs/companies.md names.
@Suite struct `The scenarios of company sheets` {
    @Test func `are tested where the table says`() throws {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/companies.md", encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.contains("| `") && $0.hasSuffix("Tests` |") }
        #expect(rows.count >= 14)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
            let (test, file) = (cells[cells.count - 2], cells[cells.count - 1])
            #expect(
                Self.files(file, in: TestAPI.root + "/Tests").contains { $0.contains("func `\(test)`") },
                "\(test) in \(file)")
        }
    }

    /// The texts of all files of a name.
    private static func files(_ name: String, in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix("/\(name).swift") }.compactMap {
            try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8)
        }
    }

    @Test func `tell everybody the figures, the partners and how sources are, and of no company`() throws {
        let register = try Register()
        for (partner, organisation, startsOn) in [
            ("DGFiP", "dgfip-exemple", "2026-01-01"), ("Douane", "douane-exemple", "2026-11-01"),
        ] {
            let made = try register.post(
                "/v1/agreements",
                """
                {"partner":"\(partner)","organisation":"\(organisation)","legalBasis":"CRPA, L114-8","purposes":["control"],
                "section":"finances","scopes":["fiscal"],"recipients":"Inspections","retentionDays":30,
                "startsOn":"\(startsOn)","endsOn":"2027-12-31",
                "mapping":{"siret":"SIRET","columns":[{"from":"CA","to":"turnover","type":"number"}]}}
                """, as: "administrator")
            #expect(made.status == 201, "\(made.text)")
        }
        let partners = try register.get("/v1/agreements", as: nil).json["items"]?.elements.map {
            "\($0["partner"]?.string ?? "") \($0["isActive"]?.bool ?? false)"
        }
        #expect(Set(partners ?? []) == ["DGFiP true", "Douane false"])
        let figures = try register.get("/v1/statistics", as: nil).items("indicator")
        for name in [
            "company-agents", "company-sheets", "company-searches-without-result", "company-sections-available",
            "company-partners", "company-interventions", "company-clashes", "company-exchanges-answered",
            "company-exchanges-asked", "company-exchange-days", "company-exports",
        ] {
            #expect(figures.contains(name), "\(name)")
            #expect(try register.get("/v1/statistics/\(name)", as: nil).status == 200, "\(name)")
        }
        let small = try register.get("/v1/statistics/company-partners", as: nil)
        #expect(!small.text.contains("\"value\":2"), "two is under five: \(small.text)")
        let sheet = try register.get("/v1/establishments/\(Register.bakery)?sections=identity")
        #expect(sheet.text.contains("100 à 199 salariés"))
    }
}
