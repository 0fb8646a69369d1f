import Database
import Endpoints
import HTTP
import Kernel

/// Identities given by a test, each by its token, for modules whose tests need a caller and no account.
final class KnownIdentities: Authentication, Authenticator {
    private let identities: [String: Caller.Identity]

    init(_ identities: [String: Caller.Identity]) { self.identities = identities }

    func makeAuthenticator() -> any Authenticator { self }

    func identity(
        of token: Substring, from client: PeerAddress, at now: Timestamp, reading reader: Reader
    ) throws -> Caller.Identity {
        guard let identity = identities[String(token)] else { throw Failure(.unauthenticated) }
        return identity
    }
}
