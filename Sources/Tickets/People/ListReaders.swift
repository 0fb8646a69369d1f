import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Who has read a ticket, and when last.
struct ListReaders: Query {
    static let operation = Operation(
        .get, "/v1/tickets/{ticket}/readers", id: "listTicketReaders", access: TicketAccess.reading)
    let keeping: TicketKeeping

    func handle(_ input: TicketName, for caller: Caller, in connection: Connection) throws -> Representation {
        let met = try StandingTable(
            connection: connection, territories: keeping.territories, now: keeping.clock.now()
        ).meet(input.ticket, for: caller)
        try met.demand(.readReaders)
        let hidden = Set(
            try ParticipantTable(connection).all(of: met.ticket.number).filter(\.isHidden).map(\.account))
        let readings = try ReadingTable(connection).readings(of: met.ticket.number).filter {
            met.standing.isAgentSide || !hidden.contains($0.account)
        }
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        writer.list("items", readings) { reading, writer in
            writer.beginObject()
            writer.member("name", reading.name)
            writer.member("at", reading.at)
            writer.endObject()
        }
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}

/// Who takes part in a ticket.
struct ListParticipants: Query {
    static let operation = Operation(
        .get, "/v1/tickets/{ticket}/participants", id: "listTicketParticipants", access: TicketAccess.reading)
    let keeping: TicketKeeping

    func handle(_ input: TicketName, for caller: Caller, in connection: Connection) throws -> Representation {
        let met = try StandingTable(
            connection: connection, territories: keeping.territories, now: keeping.clock.now()
        ).meet(input.ticket, for: caller)
        try met.demand(.readReaders)
        let participants = try ParticipantTable(connection).all(of: met.ticket.number).filter {
            met.standing.isAgentSide || !$0.isHidden
        }
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        writer.list("items", participants) { participant, writer in
            writer.beginObject()
            writer.member("account", participant.account)
            writer.member("name", participant.name)
            writer.member("part", participant.part.rawValue)
            writer.member("since", participant.since)
            writer.endObject()
        }
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
