import Accounts
import Database
import Endpoints
import HTTP
import Kernel
import OpenIDConnect

/// Sends a browser to a provider, with what will show that it came from there.
struct StartSignIn: Errand {
    static let operation = Operation(
        .get, "/v1/auth/{provider}/start", id: "startSignIn", access: .anyone, produces: .html)
    static let isOutgoing = true
    let providers: ProviderDirectory

    /// As they came: a browser is told on a page what is wrong with them.
    struct Input: RequestReadable {
        let provider: String
        let returnTo: String?
        let codeChallenge: String?
        let purpose: String?

        init(from request: inout RequestReader) throws(Failure) {
            provider = try request.path("provider")
            returnTo = try request.query("returnTo")
            codeChallenge = try request.query("codeChallenge")
            purpose = try request.query("purpose")
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        do throws(Failure) {
            let pending = try pending(input)
            let party = try providers.party(input.provider)
            let attempt = SignInAttempt()
            let address = try providers.ask(party, for: caller) { () throws(OpenIDError) in
                try party.authorizationAddress(of: attempt)
            }
            return try redirect(to: address, attempt, pending, worker)
        } catch {
            return RefusedSignIn.page(error, for: caller)
        }
    }

    private func pending(_ input: Input) throws(Failure) -> PendingAttempt {
        guard providers.parties[input.provider] != nil else { throw Failure(.providerUnknown) }
        guard let returnTo = input.returnTo, let codeChallenge = input.codeChallenge.flatMap(CodeChallenge.init),
            let purpose = PendingAttempt.Purpose(input.purpose ?? "signIn")
        else { throw Failure(.signInMalformed) }
        guard providers.returnAddresses.contains(returnTo) else { throw Failure(.returnAddressUnknown) }
        return PendingAttempt(
            provider: input.provider, purpose: purpose, returnTo: returnTo, codeChallenge: codeChallenge)
    }

    private func redirect(
        to address: String, _ attempt: SignInAttempt, _ pending: PendingAttempt, _ worker: Worker
    ) throws(Failure) -> Representation {
        do {
            try worker.write { transaction in
                try PendingAttemptTable(transaction.connection).insert(pending, attempt.digest, at: transaction.now)
            }
        } catch {
            throw error as? Failure ?? Failure(.busy, retryAfter: 1)
        }
        return Representation(
            .seeOther, .html, [], fields: [.location: address, .setCookie: BrowserCookie.set(attempt)])
    }
}
