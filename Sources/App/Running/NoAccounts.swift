import Database
import Endpoints
import HTTP
import Kernel

/// Knows nobody: what a door asks behind which nothing needs a token.
final class NoAccounts: Authentication, Authenticator {
    func makeAuthenticator() -> any Authenticator { self }

    func identity(
        of token: Substring, from client: PeerAddress, at now: Timestamp, reading reader: Reader
    ) throws -> Caller.Identity {
        throw Failure(.unauthenticated)
    }
}
