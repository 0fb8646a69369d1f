import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Adds an identity at a provider to the account of who is signed in: the only way in which an account that exists is
/// linked.
struct LinkIdentity: Command {
    static let operation = Operation(
        .post, "/v1/me/identities", id: "linkIdentity", access: .signedIn, bodyLimit: 4 << 10)
    static let repetition = Repetition.notKept
    let providers: ProviderDirectory

    struct Input: RequestReadable {
        let code: String
        let codeVerifier: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let code: String
                let codeVerifier: String
            }
            let body = try request.json(as: Body.self)
            (code, codeVerifier) = (body.code, body.codeVerifier)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let account = caller.person.flatMap({ Identifier<Account>($0.account) }) else {
            throw Failure(.forbidden)
        }
        let proposal = try IdentityProposalTable(transaction.connection)
            .take(input.code, verifier: input.codeVerifier, at: transaction.now)
        guard let proposal else { return .refusal(Failure(.identityCodeRefused), for: caller) }
        try SignIn(transaction).link(
            account, to: proposal.provider, subject: proposal.subject, request: caller.request)
        let identities = try LinkedIdentityTable(transaction.connection).of(account, providers)
        guard let linked = identities.first(where: { $0.provider == proposal.provider }) else {
            throw Failure(.internalError)
        }
        return Representation(
            .created, .json, try JSONEncoder.encode(linked),
            fields: [.location: "/v1/me/identities/\(proposal.provider)"])
    }
}
