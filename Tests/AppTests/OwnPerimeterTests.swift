import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What happens in an organisation reaches those who answer for it, and its systems; nobody else's.
@Suite struct `What happens in an organisation` {
    private let api: TestAPI
    private let administrator: TestCaller

    init() throws {
        api = try TestAPI()
        administrator = try api.signIn(role: .init("administrator"))
        for slug in ["caf", "cpam"] {
            let body = #"{"slug":"\#(slug)","name":"\#(slug)","categories":["publicOperator"],"reach":"national"}"#
            try #require(try administrator.post("/v1/directory/organisations", json: body).status == 201)
        }
    }

    private func codes(_ path: String, as caller: TestCaller, _ key: String) throws -> [String] {
        let answer = try caller.get(path)
        return try #require(try answer.json["items"], "\(answer.text)").elements.compactMap { $0[key]?.string }
    }

    @Test func `is told to its systems: changes of the address book`() throws {
        let scopes = ["directory:write", "events:read", "directory:read"].map { Scope($0) }
        let key = try api.key(scopes: scopes)
        let other = try api.key(scopes: scopes, organisation: "cpam")
        let made = try key.post(
            "/v1/directory/units",
            json: #"{"organisation":"caf","name":"Agence","level":"local","zones":[{"type":"commune","code":"59350"}]}"#
        )
        let unit = try #require(made["Location"], "\(made.text)")
        #expect(try key.send(.patch, unit, json: #"{"name":"Agence de Fives"}"#, ifMatch: "*").status == 200)
        #expect(try key.send(.delete, unit, ifMatch: "*").status == 204)
        #expect(
            try codes("/v1/events", as: key, "type") == [
                "organisation-created", "unit-created", "unit-changed", "unit-closed",
            ])
        #expect(try codes("/v1/events", as: other, "type") == ["organisation-created"])
    }

    @Test func `is found by its managers: roles, invitations, keys`() throws {
        let manager = try api.signIn(role: .init("organisationManager"), organisation: "caf")
        let unitManager = try api.signIn(role: .init("unitManager"), organisation: "caf", unit: "agence-1")
        let invitation =
            #"{"email":"a@caf.example.fr","name":"A","role":"agent","organisation":"caf","unit":"agence-2"}"#
        let invited = try manager.post("/v1/invitations", json: invitation)
        #expect(invited.status == 201, "\(invited.text)")
        let key = try administrator.post(
            "/v1/api-keys", json: #"{"name":"K","organisation":"cpam","scopes":["directory:read"],"mode":"live"}"#)
        #expect(key.status == 201, "\(key.text)")
        let seen = Set(try codes("/v1/journal", as: manager, "code"))
        #expect(
            seen.isSuperset(of: ["organisation-created", "membership-given", "invited"])
                && !seen.contains("api-key-created"))
        #expect(try Set(codes("/v1/journal", as: unitManager, "code")) == ["membership-given"], "its own unit's alone")
    }
}
