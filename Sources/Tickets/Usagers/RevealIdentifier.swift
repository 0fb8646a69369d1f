import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows one number of the usager whole, for a reason; that it was shown, to whom and why stays in the ticket's history.
struct RevealIdentifier: Command {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/usager/reveal", id: "revealTicketIdentifier", access: TicketAccess.reading)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let field: UsagerIdentifier.Kind
        let reason: Reason

        /// Why somebody needs it: the journal keeps no free text.
        enum Reason: String, Choice, Codable { case identification, fileSearch, payment, correction }

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let field: UsagerIdentifier.Kind
                let reason: Reason
            }
            ticket = try request.path("ticket")
            let body = try request.json(as: Body.self)
            (field, reason) = (body.field, body.reason)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: .reveal)
        guard met.ticket.moments.anonymised == nil else { throw Failure(.ticketAnonymised) }
        guard let name = met.ticket.mandate, let mandate = try MandateTable(desk.connection).find(name),
            mandate.isValid(at: desk.now)
        else { throw Failure(.identifiersClosed) }
        if !met.standing.relations.contains(.creator) {
            let organisations = caller.grants(of: .agent).compactMap(\.organisation)
            guard try IdentifierRights(desk.connection).mayReveal(input.field, to: organisations) else {
                throw Failure(.identifiersClosed)
            }
        }
        let usagers = UsagerTable(connection: desk.connection, keys: keeping.keys)
        guard let value = try usagers.opened(input.field, of: met.ticket.number) else { throw Failure(.notFound) }
        try desk.record(
            .revealed, on: met.ticket,
            details: "{\"field\":\"\(input.field.rawValue)\",\"reason\":\"\(input.reason.rawValue)\"}")
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("field", input.field.rawValue)
        writer.member("value", value)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
