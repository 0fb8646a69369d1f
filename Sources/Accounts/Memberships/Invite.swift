import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Invites somebody, by mail, to a role; the role is theirs when they sign in.
struct Invite: Command {
    static let operation = Operation(
        .post, "/v1/invitations", id: "invite", access: .granted(roles: Authority.managers), bodyLimit: 16 << 10)
    let settings: AccountsSettings

    struct Input: RequestReadable {
        let email: EmailAddress
        let name: PlainLine
        let language: Language
        let order: RoleOrder

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let email: EmailAddress
                let name: PlainLine
                let language: LanguageCode?
                let role: RoleName
                let organisation: Slug?
                let unit: Slug?
                let zones: ZoneList?
            }
            let body = try request.json(as: Body.self)
            (email, name, language) = (body.email, body.name, body.language?.language ?? .french)
            order = try RoleOrder(body.role, organisation: body.organisation, unit: body.unit, zones: body.zones)
        }
    }

    /// The answer says nothing of whether the address was known.
    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<InvitationView>
    {
        try input.order.check(for: caller)
        try input.order.check(input.email, settings.agentDomains, in: transaction.connection)
        let account = try account(input, for: caller, in: transaction)
        let now = transaction.now
        let invitation = Invitation(
            id: transaction.identifier(), account: account.id, role: input.order.role, place: input.order.place,
            invitedBy: caller.person?.account ?? "", createdAt: now,
            expiresAt: now.adding(seconds: Invitation.lifetime), outcome: .pending, version: 1)
        try InvitationTable(transaction.connection).insert(invitation)
        try transaction.journal.append(.invited(invitation), by: caller)
        if account.maySignIn { try send(invitation, to: account, in: transaction) }
        return Created(
            InvitationView(invitation, at: now, for: caller), at: "/v1/invitations/\(invitation.id)",
            version: invitation.version)
    }

    private func account(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Account {
        let accounts = AccountTable(transaction.connection)
        if let known = try accounts.find(input.email) { return known }
        let account = Account(
            id: transaction.identifier(), name: input.name, email: input.email, language: input.language,
            state: .invited, createdAt: transaction.now)
        try accounts.insert(account)
        try transaction.journal.append(.accountCreated(account.id), by: caller)
        return account
    }

    private func send(_ invitation: Invitation, to account: Account, in transaction: WriteTransaction) throws {
        let token = Token(.link)
        try SignInLinkTable(transaction.connection).insert(
            SignInLink(
                account: account.id, returnTo: nil, codeChallenge: nil, expiresAt: invitation.expiresAt), token,
            at: transaction.now)
        try settings.postbox.post(
            Letter(
                "invitation", to: Letter.Recipient(account), about: "invitation/\(invitation.id)",
                link: SignInLink.path(token), expiresAt: invitation.expiresAt), in: transaction)
    }
}
