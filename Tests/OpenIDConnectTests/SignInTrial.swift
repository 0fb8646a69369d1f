import Crypto
import HTTP
import JSON
import Kernel
import OpenIDConnect
import Outbound
import TestProvider
import TestSupport

/// A sign-in at a local provider, from the configuration to the person.
struct SignInTrial {
    let clock = TestClock("2026-03-02T09:00:00Z")
    let provider: LocalProvider
    let party: RelyingParty

    init(
        _ profile: String = "franceConnectV2", signingWith key: TestKey = LocalProvider.elliptic,
        settings: [String: String] = [:], files: [String: String] = [:], patience: Duration = .seconds(20)
    ) throws {
        provider = try LocalProvider(signingWith: key, clock: clock.clock)
        let file = try SignInTrial.file(profile, issuer: provider.issuer, settings: settings, files: files)
        var described = file.providers[0]
        described.patience = patience
        party = RelyingParty(described, clock: clock.clock)
    }

    /// A configuration with one provider, `local`.
    static func file(
        _ profile: String, issuer: String, settings: [String: String] = [:], files: [String: String] = [:]
    ) throws -> ProviderFile {
        var members = [
            "profile": "\"\(profile)\"", "issuer": "\"\(issuer)\"", "clientId": "\"\(LocalProvider.client)\"",
            "clientSecretFile": "\"secret\"",
            "redirect": "\"https://guichet.example.fr/v1/auth/local/callback\"",
        ]
        members.merge(settings) { $1 }
        let body = members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        let text = "{\"providers\":{\"local\":{\(body)}}}"
        return try ProviderFile(Array(text.utf8)) { name in
            name == "secret" ? Array((LocalProvider.secret + "\n").utf8) : files[name].map { Array($0.utf8) }
        }
    }

    /// The browser: goes where it is sent, and gives the parameters with which it comes back.
    func visit(_ address: String) throws -> [String: String] {
        let answer = try HTTPClient(reach: .configured).send(OutboundRequest(.get, address))
        guard let location = answer.fields[.location], let mark = location.firstIndex(of: "?") else {
            throw VisitRefused(status: answer.status.code)
        }
        let parameters = try RequestTarget("/" + location[mark...]).parameters
        return Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }

    struct VisitRefused: Error { let status: Int }

    /// Goes through a whole sign-in.
    func signIn(_ attempt: SignInAttempt = SignInAttempt()) throws -> FederatedIdentity {
        let returned = try visit(party.authorizationAddress(of: attempt))
        return try party.identity(from: AuthorizationResponse(returned), of: attempt)
    }

    /// Why a sign-in is refused; `nil` when it is not.
    func refusal() throws -> OpenIDError? {
        do {
            _ = try signIn()
            return nil
        } catch let error as OpenIDError {
            return error
        }
    }
}

extension AuthorizationResponse {
    init(_ parameters: [String: String]) {
        self.init(
            state: parameters["state"], code: parameters["code"], error: parameters["error"],
            issuer: parameters["iss"])
    }
}
