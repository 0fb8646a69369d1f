import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestDatabases
import TestSupport
import Testing

@testable import Companies

/// What partners bring under agreements, seen from outside.
@Suite struct `A deposit` {
    private let register: Register
    private let agreement: String

    init() throws {
        register = try Register()
        let made = try register.post("/v1/agreements", Self.customs, as: "administrator")
        #expect(made.status == 201, "\(made.text)")
        agreement = try #require(made("id"))
        register.api.know(
            .partner(Partner(key: "k1", organisation: "douane-exemple", scopes: [.companiesDeposit])), by: "customs")
        register.api.know(
            .partner(Partner(key: "k2", organisation: "autre-exemple", scopes: [.companiesDeposit])), by: "other")
    }

    private static let customs = """
        {"partner":"Douane","organisation":"douane-exemple","legalBasis":"CRPA, L114-8","purposes":["control"],
        "section":"approvals","scopes":["customs"],"recipients":"Inspections","retentionDays":30,"startsOn":"2026-01-01",
        "endsOn":"2026-12-31","mapping":{"siret":"SIRET","dataDate":"DATE","columns":[
        {"from":"OEA","to":"operator","type":"text"},{"from":"MONTANT","to":"amount","type":"number"}]}}
        """

    private func send(
        _ bytes: [UInt8], simulate: Bool = false, as token: String = "customs", type: String = "text/csv"
    ) throws -> Answer {
        try register.api.send(
            .post, "/v1/deposits?agreement=\(agreement)&simulate=\(simulate)",
            fields: [.authorization: "Bearer \(token)", .contentType: type], bytes: bytes)
    }

    private func send(_ text: String, simulate: Bool = false, as token: String = "customs") throws -> Answer {
        try send(Array(text.utf8), simulate: simulate, as: token)
    }

    private func section(as token: String, purpose: String? = "control") throws -> JSONValue {
        try register.get("/v1/establishments/\(Register.bakery)/sections/approvals", as: token, purpose: purpose).json
    }

    @Test func `of many rows in windows-1252 is simulated, applied in one step, and the same again changes nothing`()
        throws
    {
        var stock = Stock.establishmentHeader + "\n"
        var rows = Array("SIRET;DATE;OEA;MONTANT\r\n".utf8)
        func row(_ siret: String, day: String, amount: String = "1 234,50") {
            rows += Array("\(siret);\(day);agr".utf8) + [0xE9, 0xE9] + Array(";\(amount)\r\n".utf8)
        }
        var sirets: [String] = []
        var number: Int64 = 552_081_310_000
        while sirets.count < 1150 {
            number += 1
            let siret = String(repeating: "0", count: 14 - String(number * 10).count) + String(number * 10)
            guard
                let valid = (0...9).map({ String(siret.dropLast()) + String($0) }).first(where: {
                    LuhnFormula.holds(Int64($0)!)
                })
            else { continue }
            sirets.append(valid)
            stock +=
                "\(valid.prefix(9)),\(valid.suffix(5)),\(valid),O,2020-01-01,01,2024,2026-09-20T10:00:00,true,1,RUE,X,59000,LILLE,59350,,,2020-01-01,A,,10.71C,NAFRev2,O\n"
        }
        #expect(try register.bring("more.csv", stock).json["created"]?.integer == 1150)
        for siret in sirets { row(String(Int64(siret)!), day: "12/03/2026") }
        for siret in sirets.prefix(30) { row(siret, day: "2026-03-12") }
        for place in 0..<20 {
            row(place < 10 ? "12345678901234" : sirets[place], day: place < 10 ? "12/03/2026" : "31/02/2026")
        }
        let simulated = try send(rows, simulate: true)
        #expect(simulated.status == 200, "\(simulated.text.prefix(300))")
        let report = try simulated.json
        #expect(report["rows"]?.integer == 1200)
        #expect(report["created"]?.integer == 1150)
        #expect(report["duplicate"]?.integer == 30)
        #expect(report["refused"]?.integer == 20)
        #expect(report["applied"]?.bool == false)
        let first = try #require(report["lines"]?.elements.first { $0["outcome"]?.string == "refused" })
        #expect(first["line"]?.integer == 1182)
        #expect(first["errors"]?.elements.first { _ in true }?["message"]?.string?.isEmpty == false)
        #expect(try send(rows, simulate: true).json["created"]?.integer == 1150, "nothing was written")
        let applied = try send(rows)
        #expect(applied.status == 201)
        #expect(try applied.json["created"]?.integer == 1150)
        let again = try send(rows)
        #expect(try again.json["unchanged"]?.integer == 1150)
        #expect(try again.json["created"]?.integer == 0)
        let kept = try register.api.send(
            .get, try #require(applied["Location"]), fields: [.authorization: "Bearer customs"])
        #expect(try kept.json["rows"]?.integer == 1200)
        #expect(
            try register.api.get(try #require(applied["Location"]), fields: [.authorization: "Bearer other"]).status
                == 404)
    }

    @Test func `is shown with its source to those whose scopes and purpose fit, while the agreement is in force`()
        throws
    {
        #expect(try send("SIRET,DATE,OEA,MONTANT\n\(Register.bakery),2026-09-01,oui,12.5\n").status == 201)
        let group = try register.group("Douane", organisation: "dreets-exemple", chief: "chief", scopes: ["customs"])
        _ = try register.join(group, "inspector", scopes: [], by: "chief")
        #expect(try section(as: "agent")["status"]?.string == "notAuthorised")
        #expect(try section(as: "inspector")["reason"]?.string == "scope-missing")
        #expect(try section(as: "chief", purpose: nil)["reason"]?.string == "purpose-required")
        #expect(try section(as: "chief", purpose: "support")["reason"]?.string == "purpose-required")
        let shown = try section(as: "chief")
        #expect(shown["status"]?.string == "ok")
        #expect(shown["source"]?["provider"]?.string == "Douane")
        #expect(shown["source"]?["dataDate"]?.string == "2026-09-01")
        #expect(shown["data"]?["operator"]?.string == "oui")
        #expect(shown["data"]?["amount"]?.double == 12.5)
        let journal = try register.get("/v1/journal?object=\(Register.bakery)&objectType=establishment", as: "dpo")
        #expect(journal.text.contains("approvals"))
        register.clock.advance(minutes: 92 * 24 * 60)
        #expect(try section(as: "chief")["status"]?.string == "empty")
        #expect(try send("SIRET,DATE,OEA,MONTANT\n").status == 403)
    }

    @Test func `may be JSON lines, or one record by hand`() throws {
        let lines =
            "{\"SIRET\":\"732 829 320 00074\",\"DATE\":\"01/09/2026\",\"OEA\":\"non\",\"MONTANT\":3}\n\n{\"OEA\":\"x\"}\nno\n"
        let report = try send(Array(lines.utf8), type: "application/x-ndjson").json
        #expect(report["created"]?.integer == 1)
        #expect(report["refused"]?.integer == 2)
        _ = try register.group("Douane", organisation: "dreets-exemple", chief: "chief", scopes: ["customs"])
        register.clock.advance(minutes: 60)
        #expect(try send(Array(lines.utf8), type: "application/x-ndjson").json["unchanged"]?.integer == 1)
        #expect(try section(as: "chief")["source"]?["fetchedAt"]?.string == "2026-10-01T08:00:00.000Z")
        let path = "/v1/agreements/\(agreement)/records/"
        #expect(try register.send(.put, path + "73282932000082", #"{"OEA":"oui"}"#, as: "customs").status == 204)
        #expect(try register.send(.put, path + "73282932000082", #"{"AUTRE":"oui"}"#, as: "customs").status == 400)
        #expect(try register.send(.put, path + "13002526600013", #"{"OEA":"oui"}"#, as: "customs").status == 404)
        #expect(try register.send(.put, path + "73282932000082", #"{"OEA":"oui"}"#, as: "other").status == 403)
    }

    @Test func `that contradicts itself is refused there, and one without its columns whole`() throws {
        let text = "SIRET,DATE,OEA,MONTANT\n\(Register.bakery),2026-09-01,oui,1\n\(Register.bakery),2026-09-01,non,1\n"
        let report = try send(text).json
        #expect(report["created"]?.integer == 1)
        #expect(report["refused"]?.integer == 1)
        #expect(try send("SIRET,OEA\n").fault == "/header/DATE missing-column")
        #expect(try send("").status == 400)
        #expect(try send("SIRET,DATE,OEA,MONTANT\n\"73282932000074").fault == "/line/2 unclosed-quote")
    }

    @Test func `that breaks off at its end leaves nothing of what stood before`() throws {
        let row = "\(Register.bakery),2026-09-01,oui,1\n"
        let long = "SIRET,DATE,OEA,MONTANT\n" + String(repeating: row, count: 2500)
        #expect(try send(long + "\"73282932000074").fault == "/line/2502 unclosed-quote")
        _ = try register.group("Douane", organisation: "dreets-exemple", chief: "chief", scopes: ["customs"])
        #expect(try section(as: "chief")["status"]?.string == "empty")
        let whole = try send(long).json
        #expect(whole["rows"]?.integer == 2500)
        #expect(whole["created"]?.integer == 1)
        #expect(whole["duplicate"]?.integer == 2499)
        #expect(whole["lines"]?.count == 0, "of so many rows only those refused are told")
        #expect(try section(as: "chief")["status"]?.string == "ok")
        guard TestDatabase.isSQLite else { return }
        let rows = try Backup.read(register.api.folder + "/db.sqlite") {
            try $0.value("SELECT count(*) FROM depositRow", as: Int.self)
        }
        #expect(rows == 0, "nothing stays of what was kept apart")
    }

    @Test func `of JSON lines is read over the ends of its pieces`() throws {
        let padding = String(repeating: "x", count: 1500)
        let line = "{\"SIRET\":\"\(Register.bakery)\",\"DATE\":\"2026-09-01\",\"OEA\":\"\(padding)\",\"MONTANT\":1}\n"
        let lines = Array(String(repeating: line, count: 1500).utf8)
        #expect(lines.count > 2 << 20)
        let report = try send(lines, type: "application/x-ndjson").json
        #expect(report["created"]?.integer == 1)
        #expect(report["duplicate"]?.integer == 1499)
        let endless = [UInt8](repeating: 0x20, count: 3 << 20)
        #expect(try send(endless, type: "application/x-ndjson").fault == "/line/1 record-too-long")
    }

    @Test func `is made by the organisation of the agreement, which is named to everybody`() throws {
        #expect(try send("SIRET,DATE,OEA,MONTANT\n", as: "other").status == 403)
        #expect(try send("SIRET,DATE,OEA,MONTANT\n", as: "agent").status == 403)
        #expect(try register.post("/v1/agreements", Self.customs, as: "agent").status == 403)
        let public_ = try register.get("/v1/agreements", as: nil)
        #expect(try public_.items("partner") == ["Douane"])
        #expect(try register.get("/v1/sources", as: nil).items("provider").contains("Douane"))
    }
}
