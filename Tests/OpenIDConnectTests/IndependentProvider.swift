import Glibc
import HTTP
import Kernel
import OpenIDConnect
import Outbound
import TestSupport
import Testing

/// A provider that others wrote: `oidc-provider-mock` of the Python package index, on Authlib, as a process of its own.
final class IndependentProvider {
    let port: UInt16
    private let process: Int32
    private let output: UnsafeMutablePointer<FILE>
    var issuer: String { "http://127.0.0.1:\(port)" }

    /// Whether the machine has it; installs it the first time.
    static let isAvailable = PythonTools.has("oidc_provider_mock", package: "oidc-provider-mock")

    init() throws {
        let python = PythonTools.python(for: "oidc_provider_mock")
        output = popen("exec " + PythonTools.line([python, "-W", "ignore", "-c", IndependentProvider.program]), "r")
        var line = [CChar](repeating: 0, count: 100)
        try #require(fgets(&line, 100, output) != nil)
        let text = String(decoding: line.prefix { $0 >= 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let numbers = text.split(separator: " ").compactMap { Int32($0) }
        try #require(numbers.count == 2)
        port = UInt16(numbers[0])
        process = numbers[1]
    }

    deinit {
        // Threads of the tests block the softer signals, and their children inherit that.
        kill(process, SIGKILL)
        pclose(output)
    }

    /// The person at the browser gives a name, or says no.
    func answer(_ address: String, form: String) throws -> [String: String] {
        let answer = try HTTPClient(reach: .configured).send(
            OutboundRequest(
                .post, address, fields: [.contentType: "application/x-www-form-urlencoded"], body: Array(form.utf8)))
        guard let location = answer.fields[.location], let mark = location.firstIndex(of: "?") else {
            throw SignInTrial.VisitRefused(status: answer.status.code)
        }
        let parameters = try RequestTarget("/" + location[mark...]).parameters
        return Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }

    private static let program = """
        import os, warnings
        warnings.simplefilter("ignore")
        from oidc_provider_mock import app, User
        from werkzeug.serving import make_server
        user = User(sub="angela", claims={"given_name": "Angela", "family_name": "Dubois", "gender": "female",
            "email": "angela@example.fr", "email_verified": True})
        server = make_server("127.0.0.1", 0, app(require_nonce=True, user_claims=[user]), threaded=True)
        print(server.server_port, os.getpid(), flush=True)
        server.serve_forever()
        """
}

/// Signing in at a provider that knows nothing of us.
@Suite(.enabled(if: IndependentProvider.isAvailable, "python3 with venv, and oidc-provider-mock from PyPI are needed"))
struct `A provider that others wrote` {
    private func party(_ provider: IndependentProvider, settings: [String: String] = [:]) throws -> RelyingParty {
        let file = try SignInTrial.file("generic", issuer: provider.issuer, settings: settings)
        return RelyingParty(file.providers[0], clock: .system)
    }

    @Test(arguments: ["post", "basic"]) func `lets people in`(authentication: String) throws {
        let provider = try IndependentProvider()
        let party = try party(provider, settings: ["clientAuthentication": "\"\(authentication)\""])
        let attempt = SignInAttempt()
        let returned = try provider.answer(party.authorizationAddress(of: attempt), form: "sub=angela")
        let person = try party.identity(from: AuthorizationResponse(returned), of: attempt)
        #expect(person.subject == "angela" && person.familyName == "Dubois" && person.givenName == "Angela")
        #expect(person.email == "angela@example.fr" && person.isEmailVerified)
        // The code has served.
        #expect(throws: OpenIDError.refused(.invalidGrant)) {
            try party.identity(from: AuthorizationResponse(returned), of: attempt)
        }
        let address = try #require(try party.logoutAddress(idToken: person.idToken, state: "s"))
        #expect(address.hasPrefix(provider.issuer + "/oauth2/end_session?id_token_hint="))
    }

    @Test func `tells when the person says no`() throws {
        let provider = try IndependentProvider()
        let party = try party(provider)
        let attempt = SignInAttempt()
        let returned = try provider.answer(party.authorizationAddress(of: attempt), form: "action=deny")
        // It forgets the state: nothing shows that the refusal belongs to this attempt.
        let error: OpenIDError = returned["state"] == nil ? .wrongState : .declined
        #expect(throws: error) { try party.identity(from: AuthorizationResponse(returned), of: attempt) }
    }

    @Test func `is not let down by a token of another sign-in`() throws {
        let provider = try IndependentProvider()
        let party = try party(provider)
        let attempt = SignInAttempt()
        let other = SignInAttempt()
        var returned = try provider.answer(party.authorizationAddress(of: other), form: "sub=angela")
        returned["state"] = attempt.state
        #expect(throws: OpenIDError.token(.wrongNonce)) {
            try party.identity(from: AuthorizationResponse(returned), of: attempt)
        }
    }

    @Test func `does not serve where signed answers are wanted`() throws {
        let provider = try IndependentProvider()
        let file = try SignInTrial.file(
            "proConnect", issuer: provider.issuer, settings: ["scopes": "[\"openid\",\"email\"]"])
        let party = RelyingParty(file.providers[0], clock: .system)
        let attempt = SignInAttempt()
        let returned = try provider.answer(party.authorizationAddress(of: attempt), form: "sub=angela")
        #expect(throws: OpenIDError.token(.unprotected)) {
            try party.identity(from: AuthorizationResponse(returned), of: attempt)
        }
    }
}
