import Accounts
import Crypto
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestDatabases
import TestFolders
import TestSupport
import Testing

@testable import Companies

/// A partner's API that is asked under an agreement, on good and bad days, seen from outside; it is a real server on this machine.
@Suite(.enabled(if: RegisterServer.isAvailable, "python3 is missing")) struct `A partner's feed` {
    private let server = RegisterServer()
    private let keys = TemporaryFolder()

    private func register(reach: String = "inside", mode: String = "live") throws -> Register {
        try KeyFile(keys.path + "/keys").create(at: Timestamp("2026-01-01T00:00:00Z")!)
        let register = try Register(environment: [
            "GUICHET_COMPANY_SOURCES": server.settings(mode: mode, reach: reach), "GUICHET_KEYS": keys.path + "/keys",
        ])
        for (name, organisation) in [("partner", "gip-exemple"), ("other", "autre-exemple")] {
            register.api.know(
                .partner(Partner(key: name, organisation: organisation, scopes: [.companiesDeposit])), by: name)
        }
        _ = try register.group("Inspection", organisation: "dreets-exemple", chief: "chief", scopes: ["workforce"])
        return register
    }

    /// Makes an agreement; gives its path.
    private func agreement(_ register: Register, more: String = "", startsOn: String = "2026-01-01") throws -> String {
        let made = try register.post(
            "/v1/agreements",
            """
            {"partner":"GIP","organisation":"gip-exemple","legalBasis":"CRPA, L114-8","purposes":["control"],
            "section":"workforce","scopes":["workforce"],"recipients":"Inspections","retentionDays":3650,
            "startsOn":"\(startsOn)","endsOn":"2027-12-31","mapping":{"siret":"/etablissement/siret","dataDate":"jour",
            "key":"mois","columns":[{"from":"effectif","to":"total","type":"number"}]}\(more)}
            """, as: "administrator")
        #expect(made.status == 201, "\(made.text)")
        return "/v1/agreements/" + (try #require(made("id")))
    }

    private func declaration(_ path: String = "/feed", more: String = #","pageParameter":"page""#) -> String {
        """
        {"declaration":{"url":"http://127.0.0.1:\(server.port)\(path)","items":"/donnees/fiches",
        "sinceParameter":"depuis","everyMinutes":60\(more)},"secret":"Bearer partner-secret"}
        """
    }

    private func records(_ register: Register, _ path: String, of siret: String = Register.bakery) throws -> [String] {
        try register.get(path + "/records/" + siret, as: "partner").items("key")
    }

    @Test func `is read page by page with its secret, which nobody is shown; and again from the last time on`() throws {
        let register = try register()
        let path = try agreement(register)
        let put = try register.send(.put, path + "/feed", declaration(), as: "administrator")
        #expect(put.status == 200, "\(put.text)")
        #expect(try put.json["hasSecret"]?.bool == true)
        #expect(!put.text.contains("partner-secret"))
        let simulated = try register.post(path + "/feed/pull?simulate=true", as: "partner")
        #expect(try simulated.json["created"]?.integer == 3, "\(simulated.text)")
        #expect(try records(register, path).isEmpty, "a simulation keeps nothing")
        let pulled = try register.post(path + "/feed/pull", as: "partner")
        #expect(pulled.status == 201, "\(pulled.text)")
        #expect(try pulled.json["created"]?.integer == 3)
        #expect(try records(register, path) == ["2026-08", "2026-07", "2026-06"])
        #expect(server.questions.contains("/feed?page=3 Bearer partner-secret"), "\(server.questions)")
        register.clock.advance(minutes: 10)
        #expect(try register.post(path + "/feed/pull", as: "administrator").json["unchanged"]?.integer == 3)
        #expect(server.questions.last?.contains("depuis=2026-10-01T08%3A00%3A00.000Z") == true, "\(server.questions)")
        let seen = try register.get(path + "/feed", as: "partner")
        #expect(try seen.json["last"]?["outcome"]?.string == "ok")
        #expect(seen("nextAt") == "2026-10-01T09:10:00.000Z")
        #expect(!seen.text.contains("partner-secret"))
        #expect(try register.get(path + "/feed", as: "other").status == 403)
        #expect(try register.post(path + "/feed/pull", as: "chief").status == 403)
        if TestDatabase.isSQLite {
            let file = try #require(File.read(register.api.folder + "/db.sqlite-wal"))
            #expect(!String(decoding: file, as: UTF8.self).contains("partner-secret"), "sealed on the disk")
        }
        #expect(try register.send(.delete, path + "/feed", as: "administrator").status == 204)
        #expect(try register.get(path + "/feed", as: "partner").status == 404)
    }

    @Test func `is asked when its turn comes, and sooner after a failure`() throws {
        let register = try register()
        let path = try agreement(register)
        _ = try register.send(.put, path + "/feed", declaration(), as: "administrator")
        server.mood("500")
        register.clock.advance(minutes: 61)
        func last() throws -> String? {
            try register.get(path + "/feed", as: "partner").json["last"]?["outcome"]?.string
        }
        #expect(try eventually { try last() == "failing" })
        let failed = try register.get(path + "/feed", as: "partner")
        #expect(failed("nextAt") == "2026-10-01T09:06:00.000Z", "five minutes after the first failure")
        #expect(try failed.json["failures"]?.integer == 1)
        server.mood("good")
        register.clock.advance(minutes: 6)
        #expect(try eventually { try last() == "ok" })
        #expect(try records(register, path).count == 3)
        let journal = try register.get("/v1/journal?event=company-deposit-applied", as: "dpo")
        #expect(try journal.json["items"]?.count == 1)
    }

    @Test func `follows a cursor to its end, and not in a circle`() throws {
        let register = try register()
        let path = try agreement(register)
        let cursor = #","cursorParameter":"suite","cursor":"/suite""#
        _ = try register.send(.put, path + "/feed", declaration("/feed-cursor", more: cursor), as: "administrator")
        #expect(try register.post(path + "/feed/pull", as: "partner").json["created"]?.integer == 3)
        _ = try register.send(.put, path + "/feed", declaration("/feed-circle", more: cursor), as: "administrator")
        #expect(try register.post(path + "/feed/pull", as: "partner").fault == "/feed unexpected-shape")
    }

    @Test(arguments: [
        ("500", "failing", 1), ("503", "failing", 3), ("unauthorised", "refused", 1),
        ("malformed", "unexpected-shape", 1),
        ("huge", "too-large", 1), ("redirect", "forbidden-address", 1), ("limited", "limited", 1),
        ("cut", "unreachable", 3), ("shape", "unexpected-shape", 1), ("second-fails", "failing", 2),
    ]) func `that fails brings nothing, and says why`(mood: String, reason: String, questions: Int) throws {
        server.mood(mood)
        let register = try register()
        let path = try agreement(register)
        _ = try register.send(.put, path + "/feed", declaration(), as: "administrator")
        let answer = try register.post(path + "/feed/pull", as: "partner")
        #expect(answer.problem == "source-failed", "\(answer.text)")
        #expect(answer["Retry-After"] != nil)
        #expect(answer.fault == "/feed " + reason)
        #expect(server.questions.count == questions, "\(server.questions)")
        #expect(try records(register, path).isEmpty)
        #expect(try register.get(path + "/feed", as: "partner").json["last"]?["outcome"]?.string == reason)
    }

    @Test func `is asked over TLS at public addresses, and not at all when the operator lets no source be asked`()
        throws
    {
        let register = try register(reach: "public")
        let path = try agreement(register)
        #expect(
            try register.send(.put, path + "/feed", declaration(), as: "administrator").fault
                == "/declaration/url not-secure")
        let inside = declaration().replacing("http://", with: "https://")
        #expect(try register.send(.put, path + "/feed", inside, as: "administrator").status == 200)
        #expect(try register.post(path + "/feed/pull", as: "partner").fault == "/feed forbidden-address")
        #expect(server.questions.isEmpty)
    }

    @Test func `is left alone when the operator lets no source be asked`() throws {
        let register = try register(mode: "off")
        let path = try agreement(register)
        _ = try register.send(.put, path + "/feed", declaration(), as: "administrator")
        for call in ["/feed/pull", "/feed/pull?simulate=true", "/checks"] {
            #expect(try register.post(path + call, as: "partner").problem == "sources-off", "\(call)")
        }
        #expect(server.questions.isEmpty)
    }

    @Test(arguments: [
        #"{"declaration":{"url":"ftp://x","items":"","everyMinutes":60}}"#,
        #"{"declaration":{"url":"https://a@x.fr/","items":"","everyMinutes":60}}"#,
        #"{"declaration":{"url":"https://x.fr/?a=b","items":"","everyMinutes":60}}"#,
        #"{"declaration":{"url":"https://x.fr","items":"fiches","everyMinutes":60}}"#,
        #"{"declaration":{"url":"https://x.fr","items":"","everyMinutes":14}}"#,
        #"{"declaration":{"url":"https://x.fr","items":"","everyMinutes":60,"cursorParameter":"c"}}"#,
        #"{"declaration":{"url":"https://x.fr","items":"","everyMinutes":60,"header":"Host"}}"#,
        #"{"declaration":{"url":"https://x.fr","items":"","everyMinutes":60},"secret":"a\nb"}"#,
    ]) func `that is declared wrongly is refused`(body: String) throws {
        let register = try register()
        let path = try agreement(register)
        #expect(try register.send(.put, path + "/feed", body, as: "administrator").status == 422)
        #expect(try register.send(.put, path + "/feed", body, as: "partner").status == 403)
    }

    @Test func `has no secret where none can be sealed`() throws {
        let register = try Register(environment: ["GUICHET_COMPANY_SOURCES": server.settings()])
        let path = try agreement(register)
        let refused = try register.send(.put, path + "/feed", declaration(), as: "administrator")
        #expect(refused.problem == "feed-secrets-unavailable")
        let open = declaration().replacing(#","secret":"Bearer partner-secret""#, with: "")
        #expect(try register.send(.put, path + "/feed", open, as: "administrator").json["hasSecret"]?.bool == false)
    }

    /// The rules of a report that have an outcome.
    private func rules(_ answer: Answer, _ outcome: String) throws -> [String] {
        try answer.json["rules"]?.elements.filter { $0["outcome"]?.string == outcome }.compactMap { $0["code"]?.string }
            ?? []
    }

    @Test func `is tried before the agreement is active: each rule is told, and nothing of it is real`() throws {
        let register = try register()
        let path = try agreement(register, more: #","isTrial":true"#, startsOn: "2026-11-01")
        let table = "/etablissement/siret;mois;jour;effectif\n00000100800010;2026-08;2026-08-31;4\n"
        let file =
            table + "\(Register.bakery);;2026-08-31;4\n\(Register.bakery);2026-07;hier;4\n12;2026-07;2026-07-31;x\n"
        func check(_ text: String, _ type: String = "text/csv") throws -> Answer {
            try register.api.send(
                .post, path + "/checks", fields: [.authorization: "Bearer partner", .contentType: type],
                bytes: Array(text.utf8))
        }
        let wrong = try check(file)
        #expect(try wrong.json["passed"]?.bool == false, "\(wrong.text)")
        #expect(try rules(wrong, "failed") == ["numbers", "keys", "values"])
        #expect(wrong.text.contains("1 sur 4, la première à la ligne 5"), "\(wrong.text)")
        #expect(try register.post(path + "/activate", as: "administrator").problem == "agreement-not-conforming")
        server.mood("unprotected")
        _ = try register.send(.put, path + "/feed", declaration(), as: "administrator")
        #expect(try rules(check("{}", "application/json"), "failed") == ["protected"])
        server.mood("drifting")
        #expect(try rules(check("{}", "application/json"), "failed") == ["stable"])
        server.mood("500")
        #expect(try rules(check("{}", "application/json"), "failed") == ["reachable"])
        server.mood("good")
        let right = try check("{}", "application/json")
        #expect(try right.json["passed"]?.bool == true, "\(right.text)")
        #expect(try rules(right, "passed").count == 11, "\(right.text)")
        #expect(try records(register, path).isEmpty, "a check keeps nothing")
        #expect(try register.post(path + "/feed/pull", as: "partner").status == 201)
        #expect(try records(register, path).count == 3, "the partner sees what a trial kept")
        let section = "/v1/establishments/\(Register.bakery)/sections/workforce"
        #expect(try register.get(section, as: "chief", purpose: "control")("status") == "empty")
        #expect(try !register.get("/v1/sources", as: nil).items("provider").contains("GIP"))
        #expect(
            try register.send(.put, path + "/records/00000100800010", #"{"mois":"x"}"#, as: "partner").status == 204)
        #expect(try register.post(path + "/activate", as: "partner").status == 403)
        register.clock.advance(minutes: 24 * 60 * 31)
        #expect(
            try register.post(path + "/activate", as: "administrator").problem == "agreement-not-conforming", "too old")
        _ = try check("{}", "application/json")
        let activated = try register.post(path + "/activate", as: "administrator")
        #expect(try activated.json["isActive"]?.bool == true, "\(activated.text)")
        #expect(try register.post(path + "/activate", as: "administrator").problem == "agreement-active")
        #expect(try records(register, path, of: "00000100800010").isEmpty, "what was tried is dropped")
        #expect(
            try register.send(.put, path + "/records/00000100800010", #"{"mois":"x"}"#, as: "partner").status == 422)
        #expect(try eventually { try register.get(section, as: "chief", purpose: "control")("status") == "ok" })
    }
}
