import Database
import HTTP
import Kernel

/// Tells one event thread who sends a request.
final class Doorkeeper {
    private let authenticator: (any Authenticator)?
    private let reader: Reader
    private let clock: Clock
    private let proxies: TrustedProxies
    /// Who the head looked at last was found to come from, with all that it was found by.
    private var last: (field: String?, client: PeerAddress, identity: Caller.Identity)?

    init(_ services: Services, reader: Reader) {
        if case .network(let authentication) = services.door {
            authenticator = authentication.makeAuthenticator()
        } else {
            authenticator = nil
        }
        self.reader = reader
        clock = services.clock
        proxies = services.finisher.proxies
    }

    /// Who sends a request; nobody known without a token. What is known is looked up for each request.
    func identity(of head: RequestHead) throws(Failure) -> Caller.Identity {
        guard let authenticator else { return .owner }
        last = nil
        guard let field = head.fields[.authorization] else { return .anonymous }
        guard let token = BearerToken(field) else { throw Failure(.unauthenticated) }
        let client = proxies.client(of: head).address
        let identity: Caller.Identity
        do {
            identity = try authenticator.identity(of: token.text, from: client, at: clock.now(), reading: reader)
        } catch {
            throw error as? Failure ?? Failure(.internalError)
        }
        last = (field, client, identity)
        return identity
    }

    /// The same, for a request that was let in a moment ago: its body may have come after other heads.
    func identityAdmitted(with head: RequestHead) throws(Failure) -> Caller.Identity {
        if let last, last.field == head.fields[.authorization], last.client == proxies.client(of: head).address {
            return last.identity
        }
        return try identity(of: head)
    }
}
