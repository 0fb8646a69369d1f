import Apprenticeship
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What is kept of a candidate: the file, the accommodation apart, what they take away, and whom they set aside.
@Suite struct `What is kept of a candidate` {
    private let needs = "Un poste assis une heure sur deux."

    private func adult(_ craft: Craft, _ token: String = "ines") throws {
        try craft.register(token, Craft.profile(birth: "2007-05-04"))
    }

    private func content(_ craft: Craft, _ file: String, as token: String) throws -> Int {
        try craft.api.get("/v1/attachments/\(file)/content", fields: [.authorization: "Bearer \(token)"]).status
    }

    @Test func `holds the accommodation apart: sealed, in no list or score, shared for one application alone`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        let second = try craft.offer(
            of: try craft.employer(siret: "35600000049837", as: "hairdresser"), as: "hairdresser")
        try adult(craft)
        let before = try craft.get("/candidates/me/recommendations", as: "ines").json["items"]?.raw
        let body = #"{"isDisabledWorker":true,"needs":"\#(needs)"}"#
        #expect(try craft.get("/candidates/me/accommodation", as: "ines").status == 404)
        #expect(try craft.send(.put, "/candidates/me/accommodation", body, as: "ines", version: "1").status == 200)
        #expect(try craft.get("/candidates/me/accommodation", as: "ines").json["needs"]?.string == needs)
        #expect(try craft.get("/candidates/me/accommodation", as: "baker").status == 403)

        let sealed = try craft.read { try $0.value("SELECT content FROM candidateAccommodation", as: [UInt8].self) }
        let text = String(decoding: try #require(sealed), as: UTF8.self)
        #expect(!text.contains("assis") && !text.contains("isDisabledWorker"))
        #expect(try craft.get("/candidates/me/recommendations", as: "ines").json["items"]?.raw == before)
        let listed = try craft.get("/offers/\(offer)/candidates", as: "baker")
        #expect(!listed.text.contains("assis") && !listed.text.contains("isabled"), "\(listed.text)")

        // Shared with the first employer, not with the second; and only once an interview was accepted.
        let shared = try #require(try craft.apply(offer, more: #","sharesAccommodation":true"#).json["id"]?.string)
        let kept = try #require(try craft.apply(second).json["id"]?.string)
        #expect(try craft.get("/applications/\(shared)", as: "baker").json["accommodation"] == nil)
        for (id, employer) in [(shared, "baker"), (kept, "hairdresser")] {
            #expect(try craft.step(id, "propose-interview", 1, as: employer).status == 200)
            #expect(try craft.step(id, "accept-interview", 2, as: "ines").status == 200)
        }
        let seen = try craft.get("/applications/\(shared)", as: "baker").json["accommodation"]
        #expect(seen?["needs"]?.string == needs && seen?["grounds"] == nil)
        #expect(try craft.get("/applications/\(kept)", as: "hairdresser").json["accommodation"] == nil)
        #expect(try craft.get("/applications?offer=\(second)", as: "hairdresser").text.contains("assis") == false)

        #expect(try craft.send(.delete, "/candidates/me/accommodation", as: "ines", version: "2").status == 204)
        #expect(try craft.read { try $0.value("SELECT count(*) FROM candidateAccommodation", as: Int.self) } == 0)
    }

    @Test func `has a CV that employers read once an interview is accepted, and that goes six months after`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        let picture = try craft.upload(as: "ines")
        try craft.write { try $0.connection.run("UPDATE attachment SET type = 'image/png' WHERE id = \(picture)") }
        let stolen = try craft.upload(as: "twin")
        let profile = Craft.profile(birth: "2007-05-04")
        for wrong in [stolen, picture, Craft.cv.replacing("01890a5d", with: "01890a5e"), "x"] {
            let answer = try craft.send(.put, "/candidates/me", profile.replacing(Craft.cv, with: wrong), as: "ines")
            #expect([404, 422].contains(answer.status), "\(wrong): \(answer.text)")
        }
        try adult(craft)
        let file = try #require(try craft.get("/candidates/me", as: "ines").json["details"]?["cv"]?.string)
        #expect(try content(craft, file, as: "ines") == 200 && content(craft, file, as: "baker") == 404)
        let id = try #require(try craft.apply(offer).json["id"]?.string)
        #expect(try craft.step(id, "propose-interview", 1, as: "baker").status == 200)
        #expect(try content(craft, file, as: "baker") == 404)
        #expect(try craft.step(id, "accept-interview", 2, as: "ines").status == 200)
        #expect(try content(craft, file, as: "baker") == 200 && content(craft, file, as: "hairdresser") == 404)

        let paused = profile.replacing(#""cv""#, with: #""isSearching":false,"cv""#)
        let version = try #require(try craft.get("/candidates/me", as: "ines").json["version"]?.integer)
        let answer = try craft.send(.put, "/candidates/me", paused, as: "ines", version: "\(version)")
        #expect(try answer.json["state"]?.string == "paused", "\(answer.text)")
        craft.clock.advance(minutes: 182 * 1440)
        try craft.write { _ = try Jobs.of(craft).forgetCVs(in: $0) }
        #expect(try craft.get("/candidates/me", as: "ines").json["details"]?["cv"]?.string == file)
        craft.clock.advance(minutes: 2 * 1440)
        try craft.write { _ = try Jobs.of(craft).forgetCVs(in: $0) }
        #expect(try craft.get("/candidates/me", as: "ines").json["details"]?["cv"] == nil)
        #expect(try [404, 410].contains(content(craft, file, as: "ines")))
    }

    @Test func `may be taken away whole, by themselves alone`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        try adult(craft)
        _ = try craft.send(
            .put, "/candidates/me/accommodation", #"{"isDisabledWorker":true,"needs":"\#(needs)"}"#, as: "ines",
            version: "1")
        let id = try #require(try craft.apply(offer, more: #","message":"Bonjour à vous""#).json["id"]?.string)
        #expect(try craft.post("/applications/\(id)/messages", #"{"text":"Une question"}"#, as: "ines").status == 201)
        #expect(try craft.post("/alerts", #"{"frequency":"daily"}"#, as: "ines").status == 201)
        let all = try craft.get("/candidates/me/export", as: "ines")
        let dossier = try all.json
        #expect(dossier["profile"]?["firstName"]?.string == "Inès", "\(all.text)")
        #expect(dossier["accommodation"]?["needs"]?.string == needs)
        #expect(dossier["applications"]?.elements.first { _ in true }?["message"]?.string == "Bonjour à vous")
        #expect(dossier["messages"]?.elements.first { _ in true }?["text"]?.string == "Une question")
        #expect(dossier["alerts"]?.count == 1 && dossier["jobDatings"]?.count == 0)
        #expect(try craft.get("/candidates/me/export", as: "twin").status == 404)
        #expect(try craft.get("/candidates/me/export", as: "baker").status == 403)
    }

    @Test func `keeps an employer away who was set aside, and one who set them aside`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        let offer = try craft.offer(of: employer)
        try adult(craft)
        try adult(craft, "twin")
        #expect(try craft.send(.put, "/candidates/me/blocks/\(Craft.cv)", as: "ines").status == 404)
        #expect(try craft.send(.put, "/candidates/me/blocks/\(employer)", as: "ines").status == 204)
        #expect(try craft.get("/candidates/me/blocks", as: "ines").json["employers"]?.count == 1)
        #expect(try craft.get("/candidates/me/recommendations", as: "ines").json["items"]?.count == 0)
        #expect(try craft.get("/offers/\(offer)/candidates", as: "baker").json["items"]?.count == 1)
        let why = try craft.get("/offers/\(offer)/explanation", as: "ines").json["blocks"]
        #expect(why?.elements.compactMap { $0["code"]?.string } == ["blocked"])
        #expect(try craft.send(.delete, "/candidates/me/blocks/\(employer)", as: "ines").status == 204)
        #expect(try craft.send(.delete, "/candidates/me/blocks/\(employer)", as: "ines").status == 404)
        #expect(try craft.get("/candidates/me/recommendations", as: "ines").json["items"]?.count == 1)

        let id = try #require(try craft.apply(offer, as: "twin").json["id"]?.string)
        #expect(try craft.post("/applications/\(id)/set-aside", as: "baker").status == 409)
        #expect(try craft.step(id, "withdraw", 1, as: "twin").status == 200)
        #expect(try craft.post("/applications/\(id)/set-aside", as: "twin").status == 403)
        #expect(try craft.post("/applications/\(id)/set-aside", as: "baker").status == 204)
        #expect(try craft.get("/candidates/me/recommendations", as: "twin").json["items"]?.count == 0)
        // They are not told who it was, and their own list does not change.
        #expect(try craft.get("/candidates/me/blocks", as: "twin").json["employers"]?.count == 0)
        #expect(try craft.send(.delete, "/candidates/me/blocks/\(employer)", as: "twin").status == 404)
    }
}
