import Endpoints
import Glibc
import HTTP
import JSON
import Kernel
import LocalClient
import TestFolders
import TestSupport
import Testing

@testable import Companies

/// Files of establishments, seen from outside.
@Suite struct `An export` {
    private let register: Register

    init() throws { register = try Register() }

    private func order(_ search: String, as token: String = "agent", format: String = "csv") throws -> Answer {
        try register.post("/v1/company-exports", "{\"format\":\"\(format)\",\"search\":\(search)}", as: token)
    }

    /// Waits for the file: the chore that writes it looks every second.
    private func file(_ ordered: Answer, as token: String = "agent") throws -> Answer {
        #expect(ordered.status == 202, "\(ordered.text)")
        let path = try #require(ordered["Location"])
        try eventually { try register.get(path, as: token)("state") == "ready" }
        return try register.get(path + "/file", as: token)
    }

    @Test func `is a table whose numbers stay texts, and in which nothing is a formula`() throws {
        let formula = Stock.establishments.replacing("L'ÉCHELLE À PAINS", with: "=HYPERLINK(A1)")
        _ = try register.bring("places.csv", formula)
        let answer = try file(order(#"{"naf":"10.71C","departement":"59"}"#))
        #expect(answer["Content-Type"]?.hasPrefix("text/csv") == true)
        let lines = answer.text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 4)
        #expect(
            lines[0].hasSuffix(
                "siret;etat;nom;enseigne;siege;complement;adresse;codePostal;commune;tranche;naf;activite;formeJuridique;effectif;etp;derniereIntervention;service;restructuration;liste;source;dateDesDonnees"
            ))
        #expect(lines[1].hasPrefix("\t73282932000074;ouvert;BOULANGERIE DE L'ÉCHELLE, SARL;'=HYPERLINK(A1);oui"))
        #expect(lines[1].contains("100 à 199 salariés"))
        #expect(lines[1].hasSuffix(";;;;;;;INSEE Sirene;2026-09-20"), "an agent without group sees no more")
        #expect(lines[1].contains(";10.71C;Boulangerie"))
    }

    @Test func `tells what services and partners say as far as its reader may know, for a purpose`() throws {
        let scopes = ["workforce", "restructuring", "interventions:read", "interventions:write"]
        _ = try register.group("Travail", organisation: "dreets-exemple", chief: "chief", scopes: scopes)
        for (section, column, value) in [("workforce", "total", "27"), ("restructuring", "pse", "1")] {
            let made = try register.post(
                "/v1/agreements",
                """
                {"partner":"X","organisation":"dreets-exemple","legalBasis":"L","purposes":["control"],"section":"\(section)",
                "scopes":["\(section)"],"recipients":"R","retentionDays":30,"startsOn":"2026-01-01","endsOn":"2027-12-31",
                "mapping":{"siret":"SIRET","columns":[{"from":"N","to":"\(column)","type":"number"}]}}
                """, as: "administrator")
            let path = "/v1/agreements/\(made("id") ?? "")/records/\(Register.bakery)"
            #expect(try register.send(.put, path, "{\"N\":\(value)}", as: "chief").status == 204)
        }
        let visit =
            #"{"siret":"73282932000074","kind":"visit","state":"done","day":"2026-09-12","confidentiality":"metadata"}"#
        #expect(try register.post("/v1/interventions", visit, as: "chief").status == 201)
        _ = try register.group(
            "Fraudes", organisation: "ddpp-exemple", chief: "fraud-chief", scopes: ["interventions:read"])
        func row(as token: String, purpose: String?) throws -> String {
            let ordered = try register.order(
                #"{"format":"csv","search":{"q":"echelle pains"}}"#, as: token, purpose: purpose)
            return String(try file(ordered, as: token).text.split(separator: "\r\n")[1])
        }
        #expect(try row(as: "chief", purpose: "control").contains(";27;;2026-09-12;Travail;oui;;INSEE"))
        #expect(try row(as: "chief", purpose: nil).contains(";;;2026-09-12;Travail;;;INSEE"))
        #expect(try row(as: "chief", purpose: "fraud").contains(";;;2026-09-12;Travail;;;INSEE"), "not given for that")
        #expect(
            try row(as: "fraud-chief", purpose: "control").contains(";;;2026-09;Travail;;;INSEE"), "the month alone")
        let journal = try register.get("/v1/journal?event=company-export-ordered", as: "dpo").text
        #expect(journal.contains("workforce restructuring"))
    }

    @Test(.enabled(if: RegisterServer.isAvailable, "python3 is missing"))
    func `as a spreadsheet has cells that say that they are text, and no formula`() throws {
        let formula = Stock.establishments.replacing("L'ÉCHELLE À PAINS", with: "=HYPERLINK(A1)")
        _ = try register.bring("places.csv", formula)
        let answer = try file(order(#"{"naf":"10.71C","departement":"59"}"#, format: "xlsx"))
        #expect(
            answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "\(answer["Content-Type"] ?? "")")
        #expect(answer["Content-Disposition"]?.contains("entreprises.xlsx") == true)
        let path = register.files.path + "/entreprises.xlsx"
        #expect(File.create(path, answer.body))
        let sheet = try Self.member("xl/worksheets/sheet1.xml", of: path)
        #expect(sheet.contains(#"r="A2" t="inlineStr"><is><t>73282932000074</t>"#), "\(sheet.prefix(2000))")
        #expect(sheet.contains(#"t="inlineStr"><is><t>=HYPERLINK(A1)</t>"#))
        #expect(!sheet.contains("<f>"))
        #expect(sheet.split(separator: "<row ").count == 5, "a header and three rows")
    }

    @Test func `of a list has what is in the list, for those who see it`() throws {
        let list = try #require(
            try register.post("/v1/company-lists", #"{"name":"Pains"}"#, as: "agent")["Location"])
        for siret in [Register.bakery, Register.post] {
            _ = try register.send(.put, list + "/companies/\(siret)", "{}", as: "agent")
        }
        let body = "{\"format\":\"csv\",\"list\":\"\(list.dropFirst("/v1/company-lists/".count))\"}"
        let lines = try file(register.post("/v1/company-exports", body, as: "agent")).text.split(separator: "\r\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("\t35600000049837;"))
        #expect(try register.post("/v1/company-exports", body, as: "chief").status == 404)
        #expect(try register.post("/v1/company-exports", #"{"format":"csv"}"#, as: "chief").status == 422)
        for (name, value) in [("q", String(repeating: "a", count: 201)), ("legalForm", "+549"), ("naf", "1.0")] {
            let answer = try order("{\"\(name)\":\"\(value)\"}", as: "chief")
            #expect(answer.fault == "/search/\(name) invalid-value", "\(answer.text)")
        }
    }

    /// A file inside a spreadsheet.
    private static func member(_ name: String, of path: String) throws -> String {
        let pipe = try #require(
            popen(
                "python3 -c \"import zipfile; print(zipfile.ZipFile('\(path)').read('\(name)').decode())\"", "r"))
        defer { pclose(pipe) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&piece, 1, piece.count, pipe), count > 0 { text += piece[..<count] }
        return String(decoding: text, as: UTF8.self)
    }

    @Test func `leaves out what is not public, unless the group may`() throws {
        #expect(try !file(order(#"{"naf":"70.22Z"}"#)).text.contains("30000000700017"))
        _ = try register.group("X", organisation: "dreets-exemple", chief: "chief", scopes: ["nonPublic", "export"])
        #expect(try file(order(#"{"naf":"70.22Z"}"#, as: "chief"), as: "chief").text.contains("30000000700017"))
    }

    @Test func `is its owner's, and is written down`() throws {
        let ordered = try order(#"{"q":"echelle"}"#)
        let path = try #require(ordered["Location"])
        #expect(try file(ordered).status == 200)
        #expect(try register.get(path, as: "chief").status == 404)
        #expect(try register.get(path + "/file", as: "chief").status == 404)
        for event in ["company-export-ordered", "company-export-read"] {
            #expect(try register.get("/v1/journal?event=\(event)", as: "dpo").json["items"]?.count == 1)
        }
    }

    @Test func `of more rows than allowed is refused`() throws {
        var stock = Stock.establishmentHeader + "\n"
        var number: Int64 = 552_081_310_000
        var count = 0
        while count < 1001 {
            number += 1
            let start = String(number)
            guard let siret = (0...9).map({ start + String($0) }).first(where: { LuhnFormula.holds(Int64($0)!) }) else {
                continue
            }
            let whole = String(repeating: "0", count: 14 - siret.utf8.count) + siret
            count += 1
            stock +=
                "\(whole.prefix(9)),\(whole.suffix(5)),\(whole),O,2020-01-01,01,2024,2026-09-20T10:00:00,true,1,RUE,X,59000,LILLE,59350,,,2020-01-01,A,,01.11Z,NAFRev2,O\n"
        }
        _ = try register.bring("more.csv", stock)
        #expect(try order(#"{"naf":"01.11Z"}"#).problem == "export-too-large")
        #expect(try order(#"{"naf":"01.11Z"}"#).status == 413)
        _ = try register.group("X", organisation: "dreets-exemple", chief: "chief", scopes: ["export"])
        #expect(
            try file(order(#"{"naf":"01.11Z"}"#, as: "chief"), as: "chief").text.split(separator: "\r\n").count == 1002)
    }

    @Test(arguments: [
        ("{}", 400), (#"{"state":"open"}"#, 400), (#"{"naf":"x"}"#, 422), (#"{"commune":"00000"}"#, 422),
        (#"{"unknown":1}"#, 400),
    ]) func `needs a search that holds`(search: String, status: Int) throws {
        #expect(try order(search).status == status, "\(search)")
    }
}
