import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Everybody with a token is an administrator: knowing a caller is measured elsewhere.
final class BenchCallers: Authentication, Authenticator {
    func makeAuthenticator() -> any Authenticator { self }

    func identity(
        of token: Substring, from client: PeerAddress, at now: Timestamp, reading reader: Reader
    ) throws -> Caller.Identity {
        .person(
            Person(
                account: "administrator", session: "administrator", grants: [Grant(.administrator)],
                hasSecondFactor: true))
    }
}
