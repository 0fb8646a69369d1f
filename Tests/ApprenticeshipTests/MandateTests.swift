import Accounts
import Apprenticeship
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Counsellors who act for candidates who agreed, and who answer for wording.
@Suite struct `A counsellor` {
    @Test func `reads and changes the profile of who gave a mandate, as long as it is good`() throws {
        let craft = try Craft()
        try craft.account("ines", number: 30, Grant(.candidate))
        try craft.account("adviser", number: 31, Grant(.counsellor, zones: ["departement:59"]))
        try craft.account("stranger", number: 32, Grant(.counsellor, zones: ["departement:29"]))
        let profile = Craft.profile(birth: "2007-05-04")
        try craft.register("ines", profile)
        let id = try #require(try craft.get("/candidates/me", as: "ines").json["id"]?.string)
        let path = "/mandates/\(id)"
        #expect(try craft.get("/candidates/me/mandate", as: "ines").status == 404)
        #expect(try craft.get("/mandates", as: "adviser").json["items"]?.count == 0)
        #expect(try craft.get(path, as: "adviser").status == 404)
        #expect(try craft.get("/mandates", as: "administrator").status == 403)

        func give(_ json: String, _ version: String) throws -> Answer {
            try craft.send(.put, "/candidates/me/mandate", json, as: "ines", version: version)
        }
        #expect(try craft.send(.put, "/candidates/me/mandate", #"{"email":"a@exemple.fr"}"#, as: "ines").status == 428)
        #expect(try give(#"{"email":"x"}"#, "1").status == 422)
        #expect(try give(#"{"email":"adviser@exemple.fr","until":"2027-06-02"}"#, "1").status == 422)
        #expect(try give(#"{"email":"adviser@exemple.fr","until":"2026-05-31"}"#, "1").status == 422)
        let given = try give(#"{"email":"Adviser@exemple.fr"}"#, "1")
        #expect(try given.json["until"]?.string == "2027-06-01", "\(given.text)")
        #expect(try craft.get("/candidates/me/mandate", as: "ines").json["email"]?.string == "adviser@exemple.fr")

        let listed = try craft.get("/mandates", as: "adviser").json["items"]?.elements.map { $0["id"]?.string }
        #expect(listed == [id])
        let shown = try craft.get(path, as: "adviser")
        #expect(try shown.json["details"]?["firstName"]?.string == "Inès" && shown.json["version"]?.integer == 2)
        #expect(try craft.get(path, as: "stranger").status == 404)
        #expect(try craft.get("/mandates", as: "stranger").json["items"]?.count == 0)
        #expect(try craft.get(path + "/accommodation", as: "adviser").status == 404)
        #expect(
            try craft.send(
                .put, "/candidates/me/accommodation", #"{"isDisabledWorker":true,"needs":"Un poste assis."}"#,
                as: "ines", version: "2"
            ).status == 200)
        #expect(
            try craft.get(path + "/accommodation", as: "adviser").json["needs"]?.string == "Un poste assis.")
        #expect(try craft.get(path + "/accommodation", as: "stranger").status == 404)

        // The same file stays; another one is the candidate's to send.
        let file = try #require(try craft.get("/candidates/me", as: "ines").json["details"]?["cv"]?.string)
        let wider = profile.replacing(Craft.cv, with: file).replacing(#""radiusKm":30"#, with: #""radiusKm":50"#)
        #expect(try craft.send(.put, path, wider, as: "stranger", version: "3").status == 404)
        #expect(try craft.send(.put, path, wider, as: "adviser", version: "2").status == 412)
        let changed = try craft.send(.put, path, wider, as: "adviser", version: "3")
        #expect(try changed.json["details"]?["radiusKm"]?.integer == 50, "\(changed.text)")
        #expect(try craft.get("/candidates/me", as: "ines").json["details"]?["radiusKm"]?.integer == 50)
        #expect(try craft.letters("apprenticeship-profile-changed").map(\.address) == ["ines@exemple.fr"])
        // Who read and changed what stands in the journal.
        let trace = try craft.read { connection in
            try connection.all("SELECT DISTINCT code FROM journalEntry WHERE author LIKE '%0000000031' ORDER BY code") {
                try $0[0] as String
            }
        }
        #expect(
            trace == ["accommodation-read", "candidate-changed", "candidate-read", "mandates-listed"], "\(trace)")
        #expect(try craft.get("/candidates/me/export", as: "ines").json["mandates"]?.count == 1)

        #expect(try craft.send(.delete, "/candidates/me/mandate", as: "ines", version: "4").status == 204)
        #expect(try craft.send(.delete, "/candidates/me/mandate", as: "ines", version: "5").status == 404)
        #expect(try craft.get(path, as: "adviser").status == 404)
        #expect(try give(#"{"email":"adviser@exemple.fr","until":"2026-06-02"}"#, "5").status == 200)
        craft.clock.advance(minutes: 1440)
        #expect(try craft.get(path, as: "adviser").status == 200)
        craft.clock.advance(minutes: 1440)
        #expect(try craft.get(path, as: "adviser").status == 404)
        #expect(try craft.get("/mandates", as: "adviser").json["items"]?.count == 0)
        #expect(try craft.send(.put, path, wider, as: "adviser", version: "6").status == 404)
    }

    @Test func `may let wording stand that is refused, and the journal says who and where`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        func body(_ more: String) -> String {
            Craft.offerBody(employer, title: "Recherche jeune femme dynamique", more: more)
        }
        let overrule = #","overrulesWording":true"#
        func count() throws -> Int? {
            try craft.read {
                try $0.value("SELECT count(*) FROM journalEntry WHERE code = 'wording-overruled'", as: Int.self)
            }
        }
        for token in ["baker", "adviser"] {
            #expect(try craft.post("/offers", body(""), as: token).problem == "discriminatory-wording", "\(token)")
        }
        #expect(try craft.post("/offers", body(overrule), as: "baker").status == 403)
        #expect(try craft.post("/offers", body(overrule), as: "stranger").status == 404)
        #expect(try count() == 0)
        let made = try craft.post("/offers", body(overrule), as: "adviser")
        let id = try #require(try made.json["id"]?.string, "\(made.text)")
        let entry = try craft.read {
            try $0.value(
                "SELECT author || ' ' || details FROM journalEntry WHERE code = 'wording-overruled'", as: String.self)
        }
        #expect(entry?.contains("adviser") == true && entry?.contains(#"["/title"]"#) == true, "\(entry ?? "")")
        // What was let stand is not asked again; what is new is.
        #expect(try craft.send(.patch, "/offers/\(id)", #"{"posts":2}"#, as: "baker", version: "1").status == 200)
        let worse = #"{"title":"Recherche jeune femme célibataire"}"#
        #expect(
            try craft.send(.patch, "/offers/\(id)", worse, as: "baker", version: "2").problem
                == "discriminatory-wording")
        let insisting = #"{"title":"Recherche jeune femme célibataire","overrulesWording":true}"#
        #expect(try craft.send(.patch, "/offers/\(id)", insisting, as: "baker", version: "2").status == 403)
        #expect(try craft.send(.patch, "/offers/\(id)", insisting, as: "adviser", version: "2").status == 200)
        #expect(try count() == 2)
        // Wording that offends nobody leaves no entry.
        let fair = #"{"title":"Apprenti boulanger ou apprentie boulangère","overrulesWording":true}"#
        #expect(try craft.send(.patch, "/offers/\(id)", fair, as: "adviser", version: "3").status == 200)
        #expect(try count() == 2)
    }
}
