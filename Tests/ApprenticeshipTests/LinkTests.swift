import Apprenticeship
import Crypto
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// The pages behind links in letters, without a session and without JavaScript.
@Suite struct `A link in a letter` {
    private func link(_ craft: Craft, _ action: SignedLink.Action, _ object: String, until: String) -> String {
        "/v1/apprenticeship/links/"
            + SignedLink(action: action, object: object, until: Samples.day(until)).token(craft.keys)
    }

    private func press(_ craft: Craft, _ path: String, _ form: String = "") throws -> Answer {
        try craft.api.send(
            .post, path, fields: ["Content-Type": "application/x-www-form-urlencoded"], body: form)
    }

    @Test func `shows offers that end and changes nothing, until a button is pressed`() throws {
        let craft = try Craft(now: "2026-07-10T08:00:00Z")
        let employer = try craft.employer()
        let offer = try craft.offer(of: employer, title: "Apprenti <boulanger>")
        let other = try craft.offer(
            of: try craft.employer(siret: "35600000049837", as: "hairdresser"), as: "hairdresser")
        let path = link(craft, .endingOffers, employer, until: "2026-12-01")
        craft.clock.advance(minutes: 62 * 1440)
        try craft.write { _ = try Jobs.of(craft).expireOffers(in: $0) }
        for _ in 0..<2 {
            let page = try craft.api.get(path)
            #expect(page.status == 200 && page.text.contains("Apprenti &lt;boulanger&gt;"), "\(page.text)")
        }
        #expect(try craft.get("/offers/\(offer)", as: "baker").json["state"]?.string == "expired")
        #expect(try press(craft, path, "offer=\(other)&step=cancel").status == 404)
        #expect(try press(craft, path, "offer=\(offer)&step=publish").status == 404)
        let done = try press(craft, path, "offer=\(offer)&step=extend")
        #expect(
            done.status == 200 && done.text.contains("prolongée jusqu&#39;au 10 novembre 2026")
                || done.text.contains("prolongée jusqu'au 10 novembre 2026"), "\(done.text)")
        #expect(try craft.get("/offers/\(offer)").json["expiresOn"]?.string == "2026-11-10")
        #expect(try press(craft, path, "offer=\(offer)&step=fill").status == 200)
        let late = try press(craft, path, "offer=\(offer)&step=extend")
        #expect(late.status == 409 && late.text.contains("<h1>Rien n"), "\(late.text)")
        #expect(try craft.api.get(path).text.contains("Aucune de vos offres"))
    }

    @Test func `is whole in both languages, for screen readers, and runs no script`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        _ = try craft.offer(of: employer)
        let path = link(craft, .endingOffers, employer, until: "2026-12-01")
        let (french, english) = (try craft.api.get(path + "?lang=fr").text, try craft.api.get(path + "?lang=en").text)
        for page in [french, english] {
            #expect(page.contains("<h1>") && page.contains("<main") && page.contains("<legend>"))
            #expect(!page.contains("<script") && !page.contains("style=") && !page.contains(" / "))
        }
        #expect(french.contains(#"<html lang="fr">"#) && french.contains("Prolonger") && !french.contains("Extend"))
        #expect(english.contains(#"<html lang="en">"#) && english.contains("Mark as filled"))
        #expect(!english.contains("Prolonger") && english.contains(#"<a href="?lang=fr" lang="fr" hreflang="fr">"#))
    }

    @Test func `takes the consent of a legal representative, once`() throws {
        let craft = try Craft()
        try craft.register()
        let candidate = try #require(try craft.get("/candidates/me", as: "ines").json["id"]?.string)
        let path = link(craft, .consent, candidate, until: "2026-12-01")
        let page = try craft.api.get(path)
        #expect(page.text.contains("Inès, que vous représentez") && !page.text.contains("Martin"), "\(page.text)")
        #expect(try craft.get("/candidates/me", as: "ines").json["needsConsent"]?.bool == true)
        #expect(try press(craft, path).text.contains("enregistré"))
        #expect(try craft.get("/candidates/me", as: "ines").json["needsConsent"]?.bool == false)
        #expect(try craft.get("/candidates/me", as: "ines").json["version"]?.integer == 2)
        #expect(try press(craft, path).status == 200)
        #expect(try craft.get("/candidates/me", as: "ines").json["version"]?.integer == 2)
        #expect(try craft.api.get(path).text.contains("déjà donné"))
    }

    @Test func `is refused when it is over, or somebody else made it`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        let path = link(craft, .endingOffers, employer, until: "2026-06-01")
        #expect(try craft.api.get(path).status == 200)
        let offer = try craft.offer(of: employer)
        func refused(_ wrong: String) throws {
            let answer = try craft.api.get(wrong)
            #expect(answer.status == 404 && answer.text.contains("<h1>Lien inconnu"), "\(wrong)")
            #expect(try press(craft, wrong, "offer=\(offer)&step=cancel").status == 404)
        }
        // While it is good: another signature, another object under the signature of this one, a key of somebody else.
        let file = KeyFile(craft.api.folder + "/other-keys")
        try file.create(at: craft.clock.clock.now())
        let foreign = SignedLink(action: .endingOffers, object: employer, until: Samples.day("2026-12-01"))
        let longer = link(craft, .endingOffers, employer, until: "2026-12-01")
        let (message, code) = (longer.split(separator: ".")[0], path.split(separator: ".")[1])
        for wrong in [
            "/v1/apprenticeship/links/x.y", String(path.dropLast(12)) + "zzzzzzzzzzzz", path + "AA",
            "\(message).\(code)",
            "/v1/apprenticeship/links/" + foreign.token(try file.ring()),
        ] { try refused(wrong) }
        craft.clock.advance(minutes: 1440)
        try refused(path)
        #expect(try craft.get("/offers/\(offer)").json["state"]?.string == "active")
    }
}
