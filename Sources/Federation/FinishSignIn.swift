import Accounts
import Database
import Endpoints
import HTTP
import Kernel
import OpenIDConnect

/// Takes a browser back from a provider, checks everything, and sends it on to its front-end with a code that serves
/// once.
struct FinishSignIn: Errand {
    static let operation = Operation(
        .get, "/v1/auth/{provider}/callback", id: "finishSignIn", access: .anyone, produces: .html)
    static let isOutgoing = true
    let providers: ProviderDirectory

    /// What the browser brings; parameters that nobody knows are left alone (RFC 6749 §4.1.2).
    struct Input: RequestReadable {
        let provider: String
        let browser: String?
        let response: AuthorizationResponse

        init(from request: inout RequestReader) throws(Failure) {
            provider = try request.path("provider")
            browser = BrowserCookie.value(in: request.head.fields)
            let parameters = request.everyParameter()
            // One that is there twice is as if it were not (RFC 6749 §3.1).
            func single(_ name: String) -> String? {
                let values = parameters.filter { $0.name == name }
                return values.count == 1 ? values[0].value : nil
            }
            response = AuthorizationResponse(
                state: single("state"), code: single("code"), error: single("error"), issuer: single("iss"))
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        var returnTo: String?
        do {
            let party = try providers.party(input.provider)
            guard let browser = input.browser, let state = input.response.state,
                let attempt = SignInAttempt(browser: browser, state: state)
            else { throw Failure(.signInUnknown) }
            // Taken out before anything is asked: the second to come with it finds nothing.
            let pending = try worker.write { transaction in
                try PendingAttemptTable(transaction.connection)
                    .take(attempt.digest, of: input.provider, at: transaction.now)
            }
            guard let pending else { throw Failure(.signInUnknown) }
            returnTo = pending.returnTo
            let identity = try providers.ask(party, for: caller) { () throws(OpenIDError) in
                try party.identity(from: input.response, of: attempt)
            }
            let reception = Reception(
                identity: identity, provider: party.provider, pending: pending, keys: providers.keys)
            let code = try worker.write { try reception.code(for: caller, in: $0) }
            let mark = pending.returnTo.contains("?") ? "&" : "?"
            return Representation(
                .seeOther, .html, [],
                fields: [.location: pending.returnTo + mark + "code=" + code, .setCookie: BrowserCookie.clear])
        } catch let failure as Failure {
            return RefusedSignIn.page(failure, for: caller, returnTo: returnTo)
        }
    }
}
