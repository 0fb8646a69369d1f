import App
import Endpoints
import Foundation
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The table of permissions of docs/companies.md, asked of the service.
@Suite struct `Who may see what of companies` {
    @Test func `is what the table says`() throws {
        let register = try Register()
        let scopes = [
            "workforce", "finances", "restructuring", "labour", "interventions:read",
        ]
        _ = try register.group("Tous", organisation: "dreets-exemple", chief: "chief", scopes: scopes)
        let text = try String(contentsOfFile: TestAPI.root + "/docs/companies.md", encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `GET ") }
        #expect(rows.count >= 15)
        let askers: [String?] = [nil, "agent", "chief", "administrator", "aidant"]
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let path = String(cells[0].dropFirst(5).dropLast())
            for (asker, expected) in zip(askers, cells.dropFirst()) {
                let answer = try register.get(path, as: asker, purpose: asker == nil ? nil : "control")
                let said = answer.status == 200 ? answer("status") ?? "200" : String(answer.status)
                #expect(said == expected, "\(path) as \(asker ?? "visitor")")
            }
        }
    }

    @Test func `asks every operation for a token but those that are public`() throws {
        let register = try Register(importing: false)
        let isPublic: Set = ["listConnectors", "listSources", "listAgreements"]
        let mine = [
            "/v1/companies", "/v1/establishments", "/v1/groups", "/v1/interventions", "/v1/exchanges",
            "/v1/agreements", "/v1/deposits", "/v1/company-", "/v1/connectors", "/v1/sources",
        ]
        let operations = register.api.service.routes.map(\.operation).filter { operation in
            mine.contains { operation.path.description.hasPrefix($0) }
        }
        #expect(operations.count > 45)
        for operation in operations where !isPublic.contains(operation.id) {
            let path = operation.path.description.replacing("{siret}", with: Register.bakery)
                .replacing("{siren}", with: "732829320").replacing("{code}", with: "identity")
            let concrete = path.split(separator: "{").enumerated().map { place, part in
                place == 0 ? String(part) : "01890a5d-ac96-7b7c-8f2e-0123456789ab" + part.drop { $0 != "}" }.dropFirst()
            }.joined()
            #expect(try register.api.send(operation.method, concrete).status == 401, "\(operation.id)")
        }
    }
}
