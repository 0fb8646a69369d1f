import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

@testable import Companies

/// Several things that a partner knows of one establishment, seen from outside.
@Suite struct `Records of an establishment` {
    private let register: Register

    init() throws {
        register = try Register()
        register.api.know(
            .partner(Partner(key: "k1", organisation: "drees-exemple", scopes: [.companiesDeposit])), by: "partner")
        register.api.know(
            .partner(Partner(key: "k2", organisation: "autre-exemple", scopes: [.companiesDeposit])), by: "other")
        _ = try register.group(
            "Inspection", organisation: "dreets-exemple", chief: "chief", scopes: ["workforce", "restructuring"])
    }

    private func agreement(_ section: String, _ columns: String) throws -> String {
        let made = try register.post(
            "/v1/agreements",
            """
            {"partner":"DREES","organisation":"drees-exemple","legalBasis":"CRPA, L114-8","purposes":["control"],
            "section":"\(section)","scopes":["\(section)"],"recipients":"Inspections","retentionDays":3650,
            "startsOn":"2026-01-01","endsOn":"2027-12-31","mapping":{"siret":"SIRET","dataDate":"DATE","key":"CLE",
            "columns":[\(columns)]}}
            """, as: "administrator")
        #expect(made.status == 201, "\(made.text)")
        return try #require(made("id"))
    }

    private func deposit(_ text: String, under agreement: String) throws -> Answer {
        try register.api.send(
            .post, "/v1/deposits?agreement=\(agreement)",
            fields: [.authorization: "Bearer partner", .contentType: "text/csv"], bytes: Array(text.utf8))
    }

    private func section(_ name: String) throws -> JSONValue {
        try register.get(
            "/v1/establishments/\(Register.bakery)/sections/\(name)", as: "chief", purpose: "control"
        ).json
    }

    @Test func `are told apart by their keys: months stand beside each other, and one alone is replaced`() throws {
        let id = try agreement("workforce", #"{"from":"EFF","to":"total","type":"number"}"#)
        let header = "SIRET;CLE;DATE;EFF\n"
        let bakery = Register.bakery
        let months =
            "\(bakery);2026-06;30/06/2026;25\n\(bakery);2026-07;31/07/2026;26\n\(bakery);2026-08;31/08/2026;27\n"
        #expect(try deposit(header + months, under: id).json["created"]?.integer == 3)
        #expect(try deposit(header + months, under: id).json["unchanged"]?.integer == 3)
        let changed =
            months.replacing(";26\n", with: ";28\n") + "\(bakery);2026-08;31/08/2026;99\n\(bakery);;31/08/2026;1\n"
        let report = try deposit(header + changed, under: id).json
        #expect(report["updated"]?.integer == 1)
        #expect(report["refused"]?.integer == 2, "a contradiction, and a row without a key")
        let faults = report["lines"]?.elements.compactMap {
            $0["errors"]?.elements.first { _ in true }?["pointer"]?.string
        }
        #expect(faults?.contains("/CLE") == true, "\(faults ?? [])")
        let shown = try section("workforce")
        #expect(shown["source"]?["dataDate"]?.string == "2026-08-31")
        #expect(shown["data"]?["count"]?.integer == 3)
        let series = shown["data"]?["records"]?.elements.map {
            "\($0["key"]?.string ?? "") \($0["data"]?["total"]?.double ?? 0)"
        }
        #expect(series == ["2026-08 27.0", "2026-07 28.0", "2026-06 25.0"])
    }

    @Test func `are entered by hand with their key, and read by those who brought them`() throws {
        let id = try agreement("workforce", #"{"from":"EFF","to":"total","type":"number"}"#)
        let path = "/v1/agreements/\(id)/records/\(Register.bakery)"
        #expect(try register.send(.put, path, #"{"EFF":12}"#, as: "partner").fault == "/CLE invalid-value")
        for month in ["2026-06", "2026-07"] {
            let entered = try register.send(.put, path, "{\"CLE\":\"\(month)\",\"EFF\":12}", as: "partner")
            #expect(entered.status == 204, "\(entered.text)")
        }
        #expect(try register.get(path, as: "partner").items("key") == ["2026-07", "2026-06"])
        #expect(try register.get(path, as: "other").status == 403)
        #expect(try register.get(path, as: "chief").status == 403)
    }

    @Test func `of months give exports the latest figure`() throws {
        let id = try agreement("workforce", #"{"from":"EFF","to":"total","type":"number"}"#)
        let bakery = Register.bakery
        let rows = "SIRET;CLE;DATE;EFF\n\(bakery);2026-07;2026-07-31;26\n\(bakery);2026-06;2026-06-30;25\n"
        #expect(try deposit(rows, under: id).status == 201)
        let ordered = try register.order(
            #"{"format":"csv","search":{"q":"echelle","state":"open","commune":"59512"}}"#, as: "chief",
            purpose: "control")
        let path = try #require(ordered["Location"])
        try eventually { try register.get(path, as: "chief")("state") == "ready" }
        let file = try register.get(path + "/file", as: "chief").text.split(separator: "\r\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false)
        }
        let column = try #require(file[0].firstIndex(of: "effectif"))
        #expect(file.dropFirst().map { $0[column] }.contains("26"), "\(file)")
    }

    @Test func `of restructuring count for as long as the law lets them, and the present one of each agreement alone`()
        throws
    {
        let id = try agreement(
            "restructuring",
            #"{"from":"TYPE","to":"kind","type":"text"},{"from":"CONV","to":"agreement","type":"text"}"#)
        let rows = [
            "P1;2023-09-30;PSE;", "P2;2023-10-02;PSE;", "R1;2017-12-21;RCC;", "R2;2017-12-22;RCC;",
            "L1;2019-12-01;LICE;", "L2;2019-12-02;LICE;", "A1;2026-01-01;AP;C7", "A2;2026-03-01;AP;C7",
            "A3;2026-02-01;AP;C8", "A4;2024-09-30;AP;C9", "X;2001-01-01;;",
        ]
        let text = "SIRET;CLE;DATE;TYPE;CONV\n" + rows.map { "\(Register.bakery);\($0)\n" }.joined()
        #expect(try deposit(text, under: id).json["created"]?.integer == 11)
        let shown = try section("restructuring")["data"]?["records"]?.elements.compactMap { $0["key"]?.string }
        #expect(shown == ["A2", "A3", "P2", "L2", "R2", "X"])
        let sheet = "/v1/establishments/\(Register.bakery)"
        func alerts(_ token: String, _ purpose: String?) throws -> [String] {
            try register.get(sheet, as: token, purpose: purpose).json["alerts"]?.elements.compactMap {
                $0["code"]?.string
            } ?? []
        }
        #expect(try alerts("chief", "control") == ["job-plan-36-months"])
        #expect(try alerts("chief", nil).isEmpty, "without a purpose nothing is told")
        #expect(try alerts("agent", "control").isEmpty, "nor without the scope")
        register.clock.advance(minutes: 24 * 60 * 3)
        #expect(try alerts("chief", "control").isEmpty, "thirty-six months are over")
    }
}
