import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Stock files of the register, brought in by the owner.
@Suite struct `Importing the register's stock` {
    @Test func `tells what it did, and the same file again changes nothing`() throws {
        let register = try Register(importing: false)
        let first = try register.bring("units.csv", Stock.companies)
        #expect(first.status == 200, "\(first.text)")
        let report = try first.json
        #expect(report["kind"]?.string == "companies")
        #expect(report["rows"]?.integer == 7)
        #expect(report["created"]?.integer == 7)
        #expect(report["dataDate"]?.string == "2026-09-20")
        let again = try register.bring("units.csv", Stock.companies).json
        #expect(again["unchanged"]?.integer == 7)
        #expect(again["created"]?.integer == 0)
        #expect(try register.bring("places.csv", Stock.establishments).json["created"]?.integer == 9)
        #expect(try register.bring("places.csv", Stock.establishments).json["unchanged"]?.integer == 9)
    }

    @Test func `follows what changes: a name, a closing, a place`() throws {
        let register = try Register()
        #expect(try register.get("/v1/companies?q=echelle").items("siret").count == 3)
        let renamed = Stock.companies.replacing("BOULANGERIE DE L'ÉCHELLE, SARL", with: "FOURNIL NEUF")
        #expect(try register.bring("units.csv", renamed).json["changed"]?.integer == 1)
        #expect(try register.get("/v1/companies?q=fournil").items("siret").count == 3)
        #expect(try register.get("/v1/companies?q=boulangerie").items("siret").isEmpty)
        let closed = Stock.establishments.replacing("2022-01-01,A,,10.71C", with: "2026-09-30,F,,10.71C")
        #expect(try register.bring("places.csv", closed).json["changed"]?.integer == 1)
        #expect(
            try register.get("/v1/companies?q=fournil&state=open").items("siret") == [Register.bakery])
        #expect(try register.get("/v1/companies?q=fournil").items("siret").count == 3)
    }

    @Test func `takes legal units after their establishments, too`() throws {
        let register = try Register(importing: false)
        _ = try register.bring("places.csv", Stock.establishments)
        #expect(try register.get("/v1/companies?q=boulangerie").items("siret").isEmpty)
        _ = try register.bring("units.csv", Stock.companies)
        #expect(try register.get("/v1/companies?q=boulangerie").items("siret").count == 3)
    }

    @Test func `takes a record that comes twice once, the last of them`() throws {
        let register = try Register(importing: false)
        let line = Stock.companies.split(separator: "\n")[2]
        let twice = Stock.companies + line.replacing("BOULANGERIE DE", with: "PATISSERIE DE") + "\n"
        #expect(try register.bring("units.csv", twice).json["created"]?.integer == 7)
        let sheet = try register.get("/v1/companies/732829320")
        #expect(sheet("name")?.hasPrefix("PATISSERIE") == true)
    }

    @Test(arguments: [
        ("siren;name\n1;2\n", "/file unknown-columns"), ("", "/file unknown-columns"),
        ("\"siren", "/file unknown-columns"),
    ]) func `refuses what is no stock file`(content: String, fault: String) throws {
        let register = try Register(importing: false)
        let answer = try register.bring("other.csv", content)
        #expect(answer.status == 422, "\(answer.text)")
        #expect(answer.fault == fault)
    }

    @Test func `refuses single lines, and says which and why`() throws {
        let register = try Register(importing: false)
        var bytes = Array((Stock.companies + "732829321,O,,,,,,,,,A,,FAUX,5499,10.71C,NAFRev2,00074,,\n").utf8)
        bytes += Array("552081317,O,,,,,,,,,X,,FAUX,5499,10.71C,NAFRev2,00074,,\n".utf8)
        bytes += Array("130025265,O,,,,,,,,,A,,CAF".utf8) + [0xE9] + Array(",5499,10.71C,NAFRev2,00074,,\n".utf8)
        let answer = try register.bring("units.csv", bytes: bytes)
        #expect(try answer.json["created"]?.integer == 7)
        #expect(try answer.json["refused"]?.integer == 3)
        let refusals = try answer.json["refusals"]?.elements.compactMap { refusal in
            refusal["line"]?.integer.map { "\($0) \(refusal["code"]?.string ?? "")" }
        }
        #expect(refusals == ["9 wrong-number", "10 wrong-state", "11 not-utf8"])
    }

    @Test func `reads semicolons, a byte order mark and quoted line ends`() throws {
        let register = try Register(importing: false)
        let table =
            "\u{FEFF}siren;statutDiffusionUniteLegale;etatAdministratifUniteLegale;denominationUniteLegale\r\n"
            + "732829320;O;A;\"DEUX\nLIGNES \"\"ICI\"\"; OUI\"\r\n\r\n552081317;O;A;AUTRE"
        let answer = try register.bring("units.csv", table)
        #expect(try answer.json["created"]?.integer == 2, "\(answer.text)")
        #expect(try register.get("/v1/companies/732829320")("name") == "DEUX\nLIGNES \"ICI\"; OUI")
        #expect(try register.get("/v1/companies/552081317")("name") == "AUTRE")
    }

    @Test func `is for the owner alone`() throws {
        let register = try Register(importing: false)
        #expect(
            try register.post("/v1/owner/company-stock", #"{"file":"/etc/passwd"}"#, as: "administrator").status == 404)
        #expect(try register.bring("missing/units.csv", "").fault == "/file unreadable")
    }
}
