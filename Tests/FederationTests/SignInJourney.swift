import Crypto
import Endpoints
import Glibc
import HTTP
import JSON
import Kernel
import LocalClient
import Outbound
import TestFolders
import TestProvider
import TestSupport

/// A person with a browser, a front-end, this service and a provider, on one machine.
final class SignInJourney {
    let clock = TestClock("2026-03-02T09:00:00Z")
    let provider: LocalProvider
    let api: TestAPI
    private let folder = TemporaryFolder()

    static let returnTo = "https://app.example.fr/retour"

    /// - Parameter settings: members of the provider's description, as JSON, in the place of others.
    init(_ profile: String = "franceConnectV2", settings: [String: String] = [:]) throws {
        provider = try LocalProvider(clock: clock.clock)
        var members = [
            "profile": "\"\(profile)\"", "issuer": "\"\(provider.issuer)\"", "clientId": "\"\(LocalProvider.client)\"",
            "clientSecretFile": "\"secret\"", "logoutRedirect": "\"https://app.example.fr/au-revoir\"",
            "title": "{\"fr\":\"Fournisseur local\",\"en\":\"Local provider\"}",
        ]
        members.merge(settings) { $1 }
        let entries = ["local", "other"].map { name in
            let redirect = "\"redirect\":\"https://guichet.example.fr/v1/auth/\(name)/callback\""
            return "\"\(name)\":{" + (members.map { "\"\($0.key)\":\($0.value)" } + [redirect]).joined(separator: ",")
                + "}"
        }
        try folder.write("{\"providers\":{" + entries.joined(separator: ",") + "}}", to: "/providers")
        try folder.write(LocalProvider.secret + "\n", to: "/secret")
        try KeyFile(folder.path + "/keys").create(at: clock.clock.now())
        api = try TestAPI(
            clock: clock, extra: [Feature(name: "rows", routes: [Route(CountRows())])],
            environment: [
                "GUICHET_PROVIDERS": folder.path + "/providers", "GUICHET_KEYS": folder.path + "/keys",
                "GUICHET_RETURN_ADDRESSES": Self.returnTo + ",https://autre.example.fr/?a=b",
            ])
    }

    /// What the front-end keeps until the browser is back.
    let verifier = Base64URL.text(RandomSource.bytes(32))
    var challenge: String { Base64URL.text(Digest.sha256(verifier).bytes) }

    /// The front-end sends the browser off.
    func start(_ name: String = "local", purpose: String? = nil) throws -> Answer {
        let more = purpose.map { "&purpose=\($0)" } ?? ""
        return try api.get(
            "/v1/auth/\(name)/start?returnTo=https%3A%2F%2Fapp.example.fr%2Fretour&codeChallenge=\(challenge)\(more)")
    }

    /// The browser goes to the provider and is sent back: the address, on this service.
    func visitProvider(_ started: Answer) throws -> String {
        guard let address = started["Location"] else { throw Lost(text: started.text) }
        let answer = try HTTPClient(reach: .configured).send(OutboundRequest(.get, address))
        guard let location = answer.fields[.location] else { throw Lost(text: "\(answer.status)") }
        return String(location.dropFirst("https://guichet.example.fr".count))
    }

    /// The browser comes back.
    func comeBack(to target: String, cookie: String?, language: String = "fr") throws -> Answer {
        guard let cookie else { return try api.get(target, fields: ["Accept-Language": language]) }
        return try api.get(target, fields: ["Cookie": cookie, "Accept-Language": language])
    }

    /// The whole way, up to the answer that sends the browser to its front-end.
    func arrive(purpose: String? = nil) throws -> Answer {
        let started = try start(purpose: purpose)
        return try comeBack(to: visitProvider(started), cookie: started.cookie)
    }

    /// The code with which a browser arrives.
    func code(purpose: String? = nil) throws -> String {
        let arrived = try arrive(purpose: purpose)
        guard let location = arrived["Location"], location.hasPrefix(Self.returnTo + "?code=") else {
            throw Lost(text: arrived.text)
        }
        return String(location.dropFirst(Self.returnTo.count + 6))
    }

    /// The front-end's exchange.
    func exchange(_ code: String, verifier: String? = nil) throws -> Answer {
        try api.post("/v1/sessions", json: "{\"code\":\"\(code)\",\"codeVerifier\":\"\(verifier ?? self.verifier)\"}")
    }

    /// Somebody who has come in this way.
    func signIn() throws -> TestCaller {
        let opened = try exchange(code())
        guard let token = try opened.json["token"]?.string else { throw Lost(text: opened.text) }
        return TestCaller(api: api, token: token)
    }

    /// What is stored, as a line.
    func rows() throws -> String { try api.get("/v1/test/rows").text }

    struct Lost: Error { let text: String }
}

extension Answer {
    /// What the browser keeps of a `Set-Cookie`.
    var cookie: String? { self["Set-Cookie"].map { String($0.prefix { $0 != ";" }) } }
}

extension TemporaryFolder {
    /// Writes a file into the folder.
    func write(_ text: String, to name: String) throws {
        guard let file = fopen(path + name, "w") else { throw SignInJourney.Lost(text: name) }
        fputs(text, file)
        fclose(file)
    }
}
