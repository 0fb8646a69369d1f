import Kernel

/// An emergency as administrators, the protection officer and the person concerned see it.
struct BreakGlassView: Encodable, Sendable {
    let id: Identifier<BreakGlass>
    let requestedBy: Identifier<Account>
    let subject: Identifier<Account>
    let object: PlainLine?
    let reason: PlainLine
    let state: String
    let createdAt: Timestamp
    let decidedBy: Identifier<Account>?
    let decidedAt: Timestamp?
    let expiresAt: Timestamp?
    let version: Int
    let actions: [String]

    init(_ glass: BreakGlass, at now: Timestamp, for caller: Caller) {
        id = glass.id
        requestedBy = glass.requestedBy
        subject = glass.subject
        object = glass.object
        reason = glass.reason
        let isOver = glass.state == .approved && !glass.isOpen(at: now)
        state = isOver ? "expired" : glass.state.rawValue
        createdAt = glass.createdAt
        decidedBy = glass.decision?.by
        decidedAt = glass.decision?.at
        expiresAt = glass.expiresAt
        version = glass.version
        let isAdministrator = Authority(of: caller).isAdministrator
        let isOwn = caller.person?.account == glass.requestedBy.description
        switch glass.state {
        case .requested where isAdministrator && !isOwn: actions = ["approve", "refuse"]
        case .approved where isAdministrator && !isOver: actions = ["close"]
        default: actions = []
        }
    }
}
