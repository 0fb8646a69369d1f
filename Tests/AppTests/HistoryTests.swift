import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Whoever may see a thing may see what happened to it; nobody else.
@Suite struct `The history of a thing` {
    private let api: TestAPI
    private let administrator: TestCaller
    private let stranger: TestCaller

    init() throws {
        api = try TestAPI()
        administrator = try api.signIn(role: .init("administrator"))
        let body = #"{"slug":"caf","name":"Caf","categories":["publicOperator"],"reach":"national"}"#
        try #require(try administrator.post("/v1/directory/organisations", json: body).status == 201)
        stranger = try api.signIn()
    }

    private func events(_ path: String, as caller: TestCaller) throws -> [String] {
        let answer = try caller.get(path + "/history")
        return try #require(try answer.json["items"], "\(path): \(answer.text)").elements.compactMap {
            $0["event"]?.string
        }
    }

    @Test func `is shown with the thing: accounts, roles, keys, webhooks, requests`() throws {
        let manager = try api.signIn(role: .init("organisationManager"), organisation: "caf")
        let account = "/v1/accounts/\(manager.account)"
        #expect(try manager.send(.patch, account, json: #"{"jobTitle":"Directrice"}"#, ifMatch: "*").status == 200)
        #expect(try events(account, as: manager).starts(with: ["account-changed", "signed-in"]))
        #expect(try events(account, as: administrator).last == "account-created")

        let roles = try #require(try manager.get("/v1/memberships").json["items"]).elements
        let role = "/v1/memberships/" + (roles.compactMap { $0["id"]?.string }.first ?? "")
        #expect(try events(role, as: manager) == ["membership-given"])

        let made = try manager.post(
            "/v1/api-keys", json: #"{"name":"K","organisation":"caf","scopes":["webhooks:manage"],"mode":"live"}"#)
        let key = "/v1/api-keys/" + (try #require(try made.json["key"]?["id"]?.string, "\(made.text)"))
        #expect(try manager.send(.delete, key, ifMatch: "*").status < 300)
        #expect(try events(key, as: manager) == ["api-key-revoked", "api-key-created"])

        let partner = try api.key(scopes: ["webhooks:manage", "directory:read"].map { Scope($0) })
        let hook = try partner.post(
            "/v1/webhooks", json: #"{"url":"https://caf.example.fr/x","types":["unit-changed"]}"#)
        let webhook = try #require(hook["Location"], "\(hook.text)")
        #expect(try events(webhook, as: partner) == ["webhook-created"])

        let filed = try manager.post("/v1/privacy/requests", json: #"{"kind":"rectification"}"#)
        let request = "/v1/privacy/requests/" + (try #require(try filed.json["id"]?.string))
        let officer = try api.signIn(role: .init("dpo"))
        #expect(try officer.post(request + "/accept", ifMatch: "*").status == 200)
        #expect(try events(request, as: manager) == ["privacy-request-decided", "privacy-request-filed"])
        let seen = try #require(try manager.get(request + "/history").json["items"]).elements
        #expect(seen.allSatisfy { $0["author"] == nil }, "the officer's name is not the person's to know")
        #expect(try officer.get(request + "/history").text.contains(officer.account))

        for path in [account, role, request] {
            #expect(try stranger.get(path + "/history").status == 404, "\(path)")
        }
        for path in [key, webhook] { #expect(try stranger.get(path + "/history").status == 403, "\(path)") }
        let other = try api.key(scopes: [Scope("webhooks:manage")], organisation: "cpam")
        #expect(try other.get(webhook + "/history").status == 404)
    }

    @Test func `is shown with absences, emergencies, change sets and files`() throws {
        let manager = try api.signIn(role: .init("organisationManager"), organisation: "caf")
        let absent = try manager.post("/v1/absences", json: #"{"from":"2030-08-01","to":"2030-08-20"}"#)
        let absence = "/v1/absences/" + (try #require(try absent.json["id"]?.string, "\(absent.text)"))
        #expect(try events(absence, as: manager) == ["absence-added"])
        let asked = try administrator.post(
            "/v1/break-glass", json: #"{"subject":"\#(manager.account)","reason":"Un péril."}"#)
        let glass = "/v1/break-glass/" + (try #require(try asked.json["id"]?.string, "\(asked.text)"))
        for caller in [administrator, manager] { #expect(try events(glass, as: caller) == ["break-glass-requested"]) }
        let drafted = try manager.post(
            "/v1/change-sets",
            json:
                #"{"organisation":"caf","title":"Rentrée","changes":[{"operation":"createUnit","unit":{"name":"U","zones":[]}}]}"#
        )
        let changes = "/v1/change-sets/" + (try #require(try drafted.json["id"]?.string, "\(drafted.text)"))
        #expect(try events(changes, as: manager) == ["change-set-created"])
        for path in [absence, glass] { #expect(try stranger.get(path + "/history").status == 404, "\(path)") }
        #expect(try stranger.get(changes + "/history").status == 403)
    }

    @Test func `comes with a warning when somebody types what tells a person`() throws {
        let nir = "255081416802538"
        let opinion = try api.post("/v1/feedback", json: #"{"comment":"Mon numéro est \#(nir)."}"#)
        #expect(try opinion.json["warnings"]?.elements.compactMap(\.string) == ["nir"], "\(opinion.text)")
        #expect(try api.post("/v1/feedback", json: #"{"score":4}"#).json["warnings"]?.count == 0)
        let message = #"{"kind":"rectification","message":"Appelez le 06 12 34 56 78, FR7630006000011234567890189"}"#
        let filed = try stranger.post("/v1/privacy/requests", json: message)
        #expect(try filed.json["warnings"]?.elements.compactMap(\.string) == ["iban", "phone"], "\(filed.text)")
    }
}
