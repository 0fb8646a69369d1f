import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows the invitations to places that the person manages.
struct ListInvitations: Query {
    static let operation = Operation(
        .get, "/v1/invitations", id: "listInvitations", access: .granted(roles: Authority.managers))
    let clock: Clock

    typealias Input = IdentifierPage<Invitation>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<InvitationView> {
        let invitations = try InvitationTable(connection).all(
            input.limit.value + 1, after: input.cursor?.id, where: Authority(of: caller).managedRows)
        let now = clock.now()
        return Page(invitations.map { InvitationView($0, at: now, for: caller) }, limit: input.limit) {
            Cursor(after: $0.id)
        }
    }
}

/// Takes an invitation back while nobody has accepted it.
struct WithdrawInvitation: Command {
    static let operation = Operation(
        .delete, "/v1/invitations/{invitation}", id: "withdrawInvitation",
        access: .granted(roles: Authority.managers))

    struct Input: RequestReadable {
        let invitation: Identifier<Invitation>
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            invitation = try request.path("invitation")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let invitations = InvitationTable(transaction.connection)
        let authority = Authority(of: caller)
        guard let invitation = try invitations.find(input.invitation), authority.manages(invitation.place) else {
            throw Failure(.notFound)
        }
        guard authority.mayGive(invitation.role, in: invitation.place) else { throw Failure(.forbidden) }
        try input.precondition.check(invitation.version)
        guard invitation.outcome == .pending else { throw Failure(.notDecidable) }
        try invitations.withdraw(invitation.id, at: transaction.now)
        try transaction.journal.append(.invitationWithdrawn(invitation), by: caller)
        return Representation(.noContent, .json, [])
    }
}
