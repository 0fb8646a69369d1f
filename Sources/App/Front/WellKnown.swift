import Database
import Endpoints
import HTTP
import Kernel

/// To whom a weakness is reported (RFC 9116); 404 while the operator has not said.
struct SecurityContact: Query {
    static let operation = Operation(
        .get, "/.well-known/security.txt", id: "securityContact", access: .anyone, produces: .plain)
    let site: Site
    let publicAddress: String
    let clock: Clock

    /// How long the page may be trusted, in seconds: half a year.
    private static let validity: Int64 = 183 * 86_400

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let contact = site.securityContact else { throw Failure(.notFound) }
        let text = """
            Contact: \(contact)
            Expires: \(clock.now().adding(seconds: SecurityContact.validity))
            Preferred-Languages: fr, en
            Canonical: \(publicAddress)/.well-known/security.txt

            """
        return Representation(.ok, .plain, Array(text.utf8), caching: .publicly(seconds: 3600))
    }
}

/// What crawlers should leave alone: links that carry a secret, and answers for programs.
struct Robots: Query {
    static let operation = Operation(.get, "/robots.txt", id: "robots", access: .anyone, produces: .plain)

    private static let text = Array(
        """
        User-agent: *
        Disallow: /v1/
        Disallow: /api/
        Disallow: /sign-in

        """.utf8)

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .plain, Robots.text, caching: .publicly(seconds: 3600))
    }
}
