import Kernel

/// A session as its person sees it.
struct SessionView: Encodable, Sendable {
    let id: Identifier<Session>
    let method: String
    let createdAt: Timestamp
    let expiresAt: Timestamp
    let lastUsedAt: Timestamp
    let secondFactorAt: Timestamp?
    /// Whether it is the session of this very request.
    let isCurrent: Bool
    let actions: [String]

    init(_ session: Session, isCurrent: Bool) {
        id = session.id
        method = session.method
        createdAt = session.createdAt
        expiresAt = session.expiresAt
        lastUsedAt = session.lastUsedAt
        secondFactorAt = session.secondFactorAt
        self.isCurrent = isCurrent
        actions = ["revoke"]
    }
}

/// A session just opened or confirmed, with the token that nobody sees twice.
struct OpenedSession: Encodable, Sendable {
    let token: String
    let session: SessionView

    init(_ opened: SignIn.Opened) {
        token = opened.token
        session = SessionView(opened.session, isCurrent: true)
    }
}
