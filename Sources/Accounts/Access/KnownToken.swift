import Endpoints
import HTTP
import Kernel

/// What one event thread remembers of a token.
final class KnownToken {
    let identity: Caller.Identity
    private let expiresAt: Timestamp
    private let holder: Holder
    /// When this thread last said that the token is used.
    private var toldAt: Timestamp?

    /// Whose token it is.
    enum Holder {
        case session(String, lastUsedAt: Timestamp)
        case key(String, networks: [AddressBlock])
    }

    init(_ identity: Caller.Identity, until expiresAt: Timestamp, _ holder: Holder) {
        self.identity = identity
        self.expiresAt = expiresAt
        self.holder = holder
    }

    /// Refuses what is over, unused for too long, or comes from the wrong place; otherwise notes the use.
    func use(from client: PeerAddress, at now: Timestamp, _ uses: TokenUse) throws(Failure) {
        guard now < expiresAt else { throw Failure(.unauthenticated) }
        if case .key(_, let networks) = holder, !networks.isEmpty, !networks.contains(where: { $0.contains(client) }) {
            throw Failure(.networkNotAllowed)
        }
        // Once a second is precise enough, and spares the threads each other's lock.
        if let toldAt, now.milliseconds - toldAt.milliseconds < 1000, now >= toldAt { return }
        switch holder {
        case .session(let id, let lastUsedAt):
            guard uses.useSession(id, at: now, known: lastUsedAt) else { throw Failure(.unauthenticated) }
        case .key(let id, _): uses.useKey(id, at: now)
        }
        toldAt = now
    }
}
