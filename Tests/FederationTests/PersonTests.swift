import HTTP
import JSON
import Kernel
import LocalClient
import TestProvider
import TestSupport
import Testing

/// What is kept of persons who come by a provider, for them to have and to end.
@Suite struct `A person who comes by a provider` {
    @Test func `reads in the export by which one they are known there`() throws {
        let journey = try SignInJourney()
        let person = try journey.signIn()
        let export = try person.post("/v1/privacy/exports").json
        let parts = try #require(export["data"]).elements
        let kept = try #require(parts.first { $0["name"]?.string == "linked-identities" })
        let identity = try #require(kept["items"]?.elements.first { _ in true })
        #expect(identity["provider"]?.string == "local" && identity["subject"]?.string?.isEmpty == false)
        let other = try journey.api.signIn()
        let none = try #require(
            try other.post("/v1/privacy/exports").json["data"]?.elements.first {
                $0["name"]?.string == "linked-identities"
            })
        #expect(none["items"]?.count == 0)
    }

    @Test func `is known there no more once erased, and comes back as somebody new`() throws {
        let journey = try SignInJourney()
        let person = try journey.signIn()
        let account = try #require(try person.get("/v1/me").json["account"]?["id"]?.string)
        let bystander = try journey.api.signIn(email: "camille@example.fr")
        let proposal = #"{"code":"\#(try journey.code(purpose: "link"))","codeVerifier":"\#(journey.verifier)"}"#
        #expect(try journey.rows() == "2 accounts, 1 identities, 2 sessions, 1 proposals, 1 kept")
        let officer = try journey.api.signIn(role: .init("dpo"))
        let erased = try officer.post("/v1/privacy/erasures", json: #"{"account":"\#(account)"}"#)
        #expect(erased.status == 201, "\(erased.text)")
        #expect(try journey.rows() == "3 accounts, 2 sessions, 1 proposals", "what is a stranger's to redeem stays")
        #expect(try bystander.post("/v1/me/identities", json: proposal).status == 201)
        #expect(try bystander.send(.delete, "/v1/me/identities/local").status == 204)
        let again = try journey.signIn().get("/v1/me").json["account"]?["id"]?.string
        #expect(again != account && again != bystander.account)
    }
}
