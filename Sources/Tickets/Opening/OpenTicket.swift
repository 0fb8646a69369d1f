import Database
import Endpoints
import HTTP
import Kernel

/// Opens a ticket, or keeps it as a draft.
struct OpenTicket: PreparedCommand {
    static let operation = Operation(.post, "/v1/tickets", id: "openTicket", access: TicketAccess.opening)
    static let repetition = Repetition.keyRequired
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let order: TicketOrder

        init(from request: inout RequestReader) throws(Failure) { order = try request.json(as: TicketOrder.self) }
    }

    func prepare(_ input: Input, for caller: Caller, in connection: Connection) throws -> OpeningPlan {
        try TicketSnapshot(
            keeping: keeping, caller: caller, connection: connection, now: keeping.clock.now(),
            known: keeping.principals
        ).plan(input.order)
    }

    func handle(_ plan: OpeningPlan, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try OpeningDesk(desk: desk).open(plan)
        var answer: Representation
        if let rest = plan.answer {
            answer = Representation(
                .created, .json, TicketDocument.completed(rest, of: met.ticket), version: met.ticket.version)
        } else {
            answer = try desk.representation(of: met, status: .created, warnings: plan.warnings)
        }
        answer.fields.append(.location, "/v1/tickets/\(met.ticket.id)")
        return answer
    }
}

/// Changes a draft.
struct EditTicket: Command {
    static let operation = Operation(.patch, "/v1/tickets/{ticket}", id: "editTicket", access: TicketAccess.opening)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let precondition: Precondition
        let order: TicketOrder

        init(from request: inout RequestReader) throws(Failure) {
            ticket = try request.path("ticket")
            precondition = try request.precondition()
            order = try request.json(as: TicketOrder.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: .edit, seen: input.precondition)
        return try desk.representation(of: try OpeningDesk(desk: desk).edit(met, from: input.order).ticket.id)
    }
}

/// Forgets a draft.
struct DeleteTicket: Command {
    static let operation = Operation(
        .delete, "/v1/tickets/{ticket}", id: "deleteTicket", access: TicketAccess.opening)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            ticket = try request.path("ticket")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: .delete, seen: input.precondition)
        guard met.ticket.state == .draft else { throw Failure.notAllowed(from: met.ticket.state) }
        try TicketErasure(transaction: transaction).remove(met.ticket)
        try desk.record(.deleted, on: met.ticket)
        return Representation(.noContent, .json, [])
    }
}
