import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes somebody out of a ticket: oneself, whom one invited, or on one's own side.
struct WithdrawParticipant: Command {
    static let operation = Operation(
        .delete, "/v1/tickets/{ticket}/participants/{account}", id: "withdrawTicketParticipant",
        access: TicketAccess.reading)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let account: String
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            ticket = try request.path("ticket")
            account = try request.path("account")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: .invite, seen: input.precondition)
        let table = ParticipantTable(desk.connection)
        let isAgentSide = met.standing.isAgentSide
        guard let participant = try table.all(of: met.ticket.number).first(where: { $0.account == input.account }),
            isAgentSide || !participant.isHidden
        else { throw Failure(.notFound) }
        let isSelf = caller.person?.account == input.account
        let isOwnSide = participant.part == .aidant ? met.standing.relations.contains(.creator) : isAgentSide
        guard isSelf || isOwnSide else { throw Failure(.forbidden) }
        _ = try table.remove(input.account, from: met.ticket.number)
        var ticket = met.ticket
        if !participant.isHidden { ticket.touch(at: desk.now) }
        try desk.save(ticket, was: met)
        try transaction.journal.append(
            TicketEvent.withdrawn.entry(on: ticket, as: participant.isHidden ? "ticketNote" : "ticket"), by: caller)
        return Representation(.noContent, .json, [])
    }
}
