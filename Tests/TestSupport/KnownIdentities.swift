import Database
import Endpoints
import HTTP
import Kernel
import Synchronization

/// Identities given by a test, each by its token, for modules whose tests need a caller and no account.
final class KnownIdentities: Authentication, Authenticator {
    private let identities: Mutex<[String: Caller.Identity]>

    init(_ identities: [String: Caller.Identity]) { self.identities = Mutex(identities) }

    func makeAuthenticator() -> any Authenticator { self }

    /// Says who carries one more token.
    func know(_ identity: Caller.Identity, by token: String) { identities.withLock { $0[token] = identity } }

    func identity(
        of token: Substring, from client: PeerAddress, at now: Timestamp, reading reader: Reader
    ) throws -> Caller.Identity {
        guard let identity = identities.withLock({ $0[String(token)] }) else { throw Failure(.unauthenticated) }
        return identity
    }
}
