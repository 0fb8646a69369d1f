import Database
import Endpoints
import HTTP
import Kernel

/// Takes the wish to sign in by mail; the answer is the same for everybody, in the same time.
struct RequestMagicLink: Command {
    static let operation = Operation(
        .post, "/v1/sessions/magic-links", id: "requestMagicLink", access: .anyone, bodyLimit: 4 << 10,
        counting: .asSignIn)
    static let repetition = Repetition.notKept
    let returnAddresses: Set<String>

    struct Input: RequestReadable {
        let email: EmailAddress
        let returnTo: String?
        let codeChallenge: CodeChallenge?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let email: EmailAddress
                let returnTo: String?
                let codeChallenge: CodeChallenge?
            }
            let body = try request.json(as: Body.self)
            (email, returnTo, codeChallenge) = (body.email, body.returnTo, body.codeChallenge)
            guard (returnTo == nil) == (codeChallenge == nil) else {
                throw Failure(
                    .invalidBody,
                    Text(
                        fr: "« returnTo » et « codeChallenge » vont ensemble.",
                        en: "“returnTo” and “codeChallenge” go together."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        if let address = input.returnTo, !returnAddresses.contains(address) {
            throw Failure(
                .invalidBody,
                fields: [
                    Failure.Field(
                        "/returnTo", "not-registered",
                        Text(fr: "Cette adresse n'est pas enregistrée.", en: "This address is not registered."))
                ])
        }
        let id = transaction.identifier(of: SignInLink.self)
        try transaction.connection.run(
            """
            INSERT INTO signInRequest (id, email, returnTo, codeChallenge, createdAt)
            VALUES (\(id), \(input.email), \(input.returnTo), \(input.codeChallenge), \(transaction.now))
            """)
        return Representation(.accepted, .json, Array("{\"lifetimeSeconds\":\(SignInLink.lifetime)}".utf8))
    }
}
