import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// One transition of a ticket: what it is given, who may, what it does.
protocol TicketMove: RequestReadable {
    static var operation: Operation { get }
    static var action: TicketAction { get }

    /// Does it; whether the caller may, and the version that they have seen, are checked already.
    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws
}

/// Carries out a transition.
struct MoveTicket<Move: TicketMove>: Command {
    static var operation: Operation { Move.operation }
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let precondition: Precondition
        let move: Move

        init(from request: inout RequestReader) throws(Failure) {
            ticket = try request.path("ticket")
            precondition = try request.precondition()
            move = try Move(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: Move.action, seen: input.precondition)
        try input.move.carryOut(met, at: desk)
        return try desk.representation(of: met.ticket.id, fallback: met)
    }
}

extension TicketDesk {
    /// A ticket as it is now, for the caller who changed it.
    func representation(
        of id: Ticket.ID, fallback: MetTicket? = nil, status: Status = .ok, warnings: [String]? = nil
    ) throws -> Representation {
        guard let ticket = try TicketTable(connection).find(id) else { throw Failure(.notFound) }
        return try representation(of: meetAgain(ticket), fallback: fallback, status: status, warnings: warnings)
    }

    /// The same of a ticket that was met as it is now.
    func representation(
        of met: MetTicket, fallback: MetTicket? = nil, status: Status, warnings: [String]?
    ) throws -> Representation {
        let ticket = met.ticket
        var writer = JSONWriter(reserving: 2048)
        // Who sent it elsewhere sees it as they saw it last.
        let shown =
            met.standing.view == nil && fallback != nil
            ? MetTicket(
                ticket: ticket, standing: Standing([.organisationKey]), targets: met.targets) : met
        try TicketDocument(keeping: keeping, connection: connection, caller: caller, now: now).write(
            shown, to: &writer, warnings: warnings)
        return Representation(status, .json, writer.bytes, version: ticket.version)
    }
}

/// No more than the transition itself.
struct EmptyBody: Decodable, Sendable {}
