import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Opens a session for the token of a mailed link, or for the code that a front-end was given.
struct OpenSession: Command {
    static let operation = Operation(
        .post, "/v1/sessions", id: "openSession", access: .anyone, bodyLimit: 4 << 10,
        counting: .asSignIn)
    static let repetition = Repetition.secret

    enum Input: RequestReadable {
        case link(String)
        case code(String, verifier: String)

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let token: String?
                let code: String?
                let codeVerifier: String?
            }
            let body = try request.json(as: Body.self)
            switch (body.token, body.code, body.codeVerifier) {
            case (let token?, nil, nil): self = .link(token)
            case (nil, let code?, let verifier?): self = .code(code, verifier: verifier)
            default:
                throw Failure(
                    .invalidBody,
                    Text(
                        fr: "Donnez « token », ou « code » et « codeVerifier ».",
                        en: "Give “token”, or “code” and “codeVerifier”."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        // A link or a code that was used up stays used up: the refusal is answered, not thrown.
        guard let opened = try open(input, for: caller, in: transaction) else {
            return .refusal(Failure(.signInRefused), for: caller)
        }
        var fields = HeaderFields()
        fields.append(.location, "/v1/sessions/\(opened.session.id)")
        return Representation(.created, .json, try JSONEncoder.encode(OpenedSession(opened)), fields: fields)
    }

    private func open(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> SignIn.Opened? {
        let signIn = SignIn(transaction)
        switch input {
        case .link(let text):
            guard let token = Token(text, .link),
                let link = try SignInLinkTable(transaction.connection).use(token, at: transaction.now)
            else { return nil }
            return try signIn.open(link.account, method: "magicLink", request: caller.request)
        case .code(let text, let verifier):
            guard let code = Token(text, .code) else { return nil }
            return try signIn.exchange(code, verifier: verifier, request: caller.request)
        }
    }
}
