package import Database
package import HTTP
package import Kernel

/// Tells who carries a token.
package protocol Authentication: Sendable {
    /// What one event thread asks; called on that thread.
    func makeAuthenticator() -> any Authenticator
}

/// Tells one event thread who carries a token; may remember what it found as long as that holds.
package protocol Authenticator: AnyObject {
    /// Who carries a token.
    ///
    /// - Parameter client: where the request comes from.
    /// - Throws: `Failure` when nobody does, or not from there, or not any more.
    func identity(
        of token: Substring, from client: PeerAddress, at now: Timestamp, reading reader: Reader
    ) throws -> Caller.Identity
}
