import Crypto
import Database
import Endpoints
import HTTP
import Kernel

/// Tells one event thread who carries a token; what it found holds until anybody's access changes.
final class TokenAuthenticator: Endpoints.Authenticator {
    private let changes: AccessChanges
    private let uses: TokenUse
    private var known: [Digest: KnownToken] = [:]
    private var knownSince = 0
    /// More tokens than this at once are looked up again now and then.
    private static let limit = 10_000

    init(_ changes: AccessChanges, _ uses: TokenUse) {
        self.changes = changes
        self.uses = uses
    }

    func identity(
        of token: Substring, from client: PeerAddress, at now: Timestamp, reading reader: Reader
    ) throws -> Caller.Identity {
        let current = try changes.current(reader)
        if current != knownSince || known.count > Self.limit {
            known.removeAll(keepingCapacity: true)
            knownSince = current
        }
        let digest = Digest.blake2b(Array(token.utf8))
        // What is remembered as unused for too long may have been used in another process: then it is looked up again.
        if let remembered = known[digest], (try? remembered.use(from: client, at: now, uses)) != nil {
            return remembered.identity
        }
        let found = try look(for: token, at: now, reader)
        try found.use(from: client, at: now, uses)
        known[digest] = found
        return found.identity
    }

    private func look(for token: Substring, at now: Timestamp, _ reader: Reader) throws -> KnownToken {
        if KeyText.isMeant(by: token) {
            let text = try KeyText(String(token))
            return try reader.read { try key(text, $0) }
        }
        guard let token = Token(token, .session) else { throw Failure(.unauthenticated) }
        return try reader.read { try session(token, $0) }
    }

    private func key(_ text: KeyText, _ connection: Connection) throws -> KnownToken {
        let found = try APIKeyTable(connection).findWithDigest(text.id)
        // A stranger's key is compared too, so that the time says nothing.
        let isRight = ConstantTime.areEqual(text.digest.bytes, found?.digest.bytes ?? Digest.blake2b("").bytes)
        guard isRight, let key = found?.key, key.revokedAt == nil else { throw Failure(.unauthenticated) }
        let partner = Partner(
            key: key.id.description, organisation: key.organisation.description, scopes: Set(key.scopes),
            zones: key.zones.zones, isTest: key.isTest)
        return KnownToken(
            .partner(partner), until: key.expiresAt, .key(key.id.description, networks: key.networks))
    }

    private func session(_ token: Token, _ connection: Connection) throws -> KnownToken {
        guard let session = try SessionTable(connection).find(token),
            try AccountTable(connection).find(session.account)?.state == .active
        else { throw Failure(.unauthenticated) }
        let grants = try MembershipTable(connection).of(session.account).map(\.grant)
        let isConfirmed = session.secondFactorAt != nil
        let person = Person(
            account: session.account.description, session: session.id.description, grants: grants,
            hasSecondFactor: isConfirmed,
            lacksSecondFactor: !isConfirmed
                && grants.contains { RoleProfile.of($0.role)?.needsSecondFactor ?? false })
        return KnownToken(
            .person(person), until: session.expiresAt,
            .session(session.id.description, lastUsedAt: session.lastUsedAt))
    }
}
