import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// An administration that says its e-mail domains gives roles to nobody else.
@Suite struct `The e-mail domains of an organisation` {
    private let api: TestAPI
    private let administrator: TestCaller

    init() throws {
        api = try TestAPI()
        administrator = try api.signIn(role: .init("administrator"))
        for (slug, domains) in [("caf", #"["caf.example.fr"]"#), ("cpam", "[]")] {
            let body = """
                {"slug":"\(slug)","name":"\(slug)","categories":["publicOperator"],"reach":"national","emailDomains":\(domains)}
                """
            try #require(try administrator.post("/v1/directory/organisations", json: body).status == 201)
        }
    }

    @Test(
        arguments: [
            ("caf", "ada@caf.example.fr", 201), ("caf", "ada@nord.caf.example.fr", 201),
            ("caf", "ada@evil-caf.example.fr", 422), ("caf", "ada@caf.example.fr.evil.com", 422),
            ("caf", "ada@ext.caf.example.fr", 422), ("caf", "ada.presta@caf.example.fr", 422),
            ("cpam", "ada@anywhere.example.org", 201),
        ]) func `say whom it invites`(organisation: String, email: String, status: Int) throws
    {
        let manager = try api.signIn(role: .init("organisationManager"), organisation: organisation)
        let answer = try manager.post(
            "/v1/invitations",
            json: #"{"email":"\#(email)","name":"Ada","role":"agent","organisation":"\#(organisation)"}"#)
        #expect(answer.status == status, "\(answer.text)")
        if status == 422 {
            #expect(try answer.json["errors"]?.elements.compactMap { $0["code"]?.string } == ["foreign-domain"])
        }
    }

    @Test func `say to whom a role may be given`() throws {
        for (email, status) in [("bo@elsewhere.example.org", 422), ("bo@caf.example.fr", 201)] {
            let person = try api.signIn(email: email)
            let given = try administrator.post(
                "/v1/memberships", json: #"{"account":"\#(person.account)","role":"agent","organisation":"caf"}"#)
            #expect(given.status == status, "\(given.text)")
        }
    }
}
