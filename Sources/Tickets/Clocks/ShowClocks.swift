import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The delays of a ticket, in business days, and how they stand.
struct ShowClocks: Query {
    static let operation = Operation(
        .get, "/v1/tickets/{ticket}/clocks", id: "showTicketClocks", access: TicketAccess.reading)
    let keeping: TicketKeeping

    func handle(_ input: TicketName, for caller: Caller, in connection: Connection) throws -> Representation {
        let now = keeping.clock.now()
        let met = try StandingTable(connection: connection, territories: keeping.territories, now: now)
            .meet(input.ticket, for: caller)
        try met.demand(.readClocks)
        let clocks = TicketClocks(
            try ClockTable(connection).clocks(of: met.ticket.number), of: met.ticket.departement)
        var writer = JSONWriter(reserving: 512)
        writer.beginObject()
        writer.list("items", clocks.clocks) { clock, writer in
            writer.beginObject()
            writer.member("kind", clock.kind.rawValue)
            writer.member("businessDays", clock.businessDays)
            writer.member("state", clock.stateName(at: now))
            writer.member("startedAt", clock.startedAt)
            writer.member("dueAt", clock.isRunning ? clock.dueAt : nil)
            writer.member("usedSeconds", Int(clock.used(at: now, clocks.calendar)))
            writer.member("metAt", clock.metAt)
            writer.member("warnedAt", clock.warnedAt)
            writer.member("breachedAt", clock.breachedAt)
            writer.endObject()
        }
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
