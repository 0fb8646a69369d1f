import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Reading what is kept of somebody else is noted; reading one's own is not.
@Suite struct `Reading personal data` {
    @Test func `leaves a trace before the answer, when it is somebody else's`() throws {
        let api = try TestAPI()
        let person = try api.signIn()
        let filed = try person.post("/v1/privacy/requests", json: #"{"kind":"objection"}"#)
        let request = try #require(try filed.json["id"]?.string)
        let administrator = try api.signIn(role: .init("administrator"))
        let officer = try api.signIn(role: .init("dpo"))
        let reads: [(TestCaller, String, String)] = [
            (administrator, "/v1/accounts", "accounts-listed"),
            (administrator, "/v1/accounts/\(person.account)", "account-read"),
            (administrator, "/v1/memberships", "memberships-listed"),
            (administrator, "/v1/absences", "absences-listed"),
            (officer, "/v1/privacy/requests", "privacy-requests-listed"),
            (officer, "/v1/privacy/requests/\(request)", "privacy-request-read"),
        ]
        for (reader, path, event) in reads {
            #expect(try reader.get(path).status == 200, "\(path)")
            let found = try officer.get("/v1/journal?event=\(event)&account=\(reader.account)").json["items"]
            #expect(found?.count == 1, "\(path): \(event)")
        }
        let own = [
            "/v1/me", "/v1/accounts/\(person.account)", "/v1/memberships", "/v1/absences", "/v1/privacy/requests",
            "/v1/privacy/requests/\(request)",
        ]
        for path in own { #expect(try person.get(path).status == 200, "\(path)") }
        let entries = try #require(try officer.get("/v1/journal?account=\(person.account)").json["items"]).elements
        let codes = Set(entries.compactMap { $0["code"]?.string })
        #expect(codes == ["signed-in", "privacy-request-filed"], "\(codes)")
    }
}
