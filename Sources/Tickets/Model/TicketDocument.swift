import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// A ticket as one caller sees it.
struct TicketDocument {
    let keeping: TicketKeeping
    let connection: Connection
    let caller: Caller
    let now: Timestamp

    /// The whole of it, as far as the caller is given it.
    func write(_ met: MetTicket, to writer: inout JSONWriter, warnings: [String]? = nil) throws {
        writer.beginObject()
        TicketDocument.writeNames(of: met.ticket, to: &writer)
        try writeRest(of: met, to: &writer, warnings: warnings)
        writer.endObject()
    }

    /// A ticket of which all but its names was written before it had them.
    static func completed(_ rest: [UInt8], of ticket: Ticket) -> [UInt8] {
        var writer = JSONWriter(reserving: rest.count + 128)
        writer.beginObject()
        writeNames(of: ticket, to: &writer)
        writer.raw(rest)
        writer.endObject()
        return writer.bytes
    }

    /// What is given to a ticket when it is written.
    private static func writeNames(of ticket: Ticket, to writer: inout JSONWriter) {
        writer.member("id", ticket.id)
        writer.member("reference", ticket.reference)
    }

    /// All but its names.
    ///
    /// - Parameters:
    ///   - content: what stands beside its row, when it is at hand.
    ///   - clocks: its clocks, when they are.
    func writeRest(
        of met: MetTicket, to writer: inout JSONWriter, warnings: [String]?, content: TicketContent? = nil,
        clocks: TicketClocks? = nil
    ) throws {
        try writeFrame(of: met, clocks, to: &writer)
        if let view = met.standing.view, view > .metadata {
            writeContent(
                of: met, try content ?? self.content(of: met),
                Veil(isDrawn: view == .anonymised, language: caller.language), to: &writer)
        }
        if let warnings { writer.list("warnings", warnings) { $1.string($0) } }
        writer.list("actions", met.standing.actions(in: met.ticket.state)) { $1.string($0.rawValue) }
    }

    /// A line of a list; with what words found in it, when words were looked for.
    func writeLine(_ met: MetTicket, found snippet: String?, to writer: inout JSONWriter) throws {
        writer.beginObject()
        TicketDocument.writeNames(of: met.ticket, to: &writer)
        try writeFrame(of: met, nil, to: &writer)
        if let view = met.standing.view, view > .metadata {
            let veil = Veil(isDrawn: view == .anonymised, language: caller.language)
            writer.member("subject", veil(met.ticket.subject))
            writer.member("unread", try unread(met))
            if let snippet { writer.member("found", snippet) }
        }
        writer.endObject()
    }

    /// What everybody who sees it is given.
    private func writeFrame(of met: MetTicket, _ known: TicketClocks?, to writer: inout JSONWriter) throws {
        let ticket = met.ticket
        writer.member("version", ticket.version)
        writer.member("state", ticket.state.rawValue)
        writer.member("view", met.standing.view?.rawValue)
        writer.member("category", ticket.category)
        writer.object("urgency") { writer in
            writer.member("level", ticket.urgency.level.rawValue)
            writer.member("dueOn", ticket.urgency.dueOn)
        }
        writer.member("commune", ticket.commune)
        writer.member("departement", ticket.departement)
        writer.object("creator") { writer in
            writer.member("unit", ticket.creator.unit)
            writer.member("organisation", ticket.creator.organisation)
        }
        writer.list("units", met.current) { unit, writer in
            writer.beginObject()
            writer.member("id", unit.unit)
            writer.member("organisation", unit.organisation)
            writer.member("name", unit.name)
            writer.endObject()
        }
        let clocks =
            try known ?? TicketClocks(ClockTable(connection).clocks(of: ticket.number), of: ticket.departement)
        writer.member("dueAt", ticket.state.isOpen ? clocks.dueAt : nil)
        writer.member("isLate", ticket.state.isOpen && clocks.dueAt.map { $0 <= now } ?? false)
        writer.member("isRelevant", ticket.isRelevant)
        writer.key("closure")
        if let closure = ticket.closure {
            writer.beginObject()
            writer.member("reason", closure.reason.rawValue)
            writer.member("usefulness", closure.usefulness?.rawValue)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.member("createdAt", ticket.moments.created)
        writer.member("openedAt", ticket.moments.opened)
        writer.member("updatedAt", ticket.moments.updated)
        writer.member("resolvedAt", ticket.moments.resolved)
        writer.member("closedAt", ticket.closure?.at)
        writer.member("anonymisedAt", ticket.moments.anonymised)
    }

    /// How many messages the caller has not read, of those that they may.
    func unread(_ met: MetTicket) throws -> Int {
        // Who sees the frame alone is told of no message.
        guard let account = caller.person?.account, met.standing.actions.contains(.readMessages) else { return 0 }
        let place = try ReadingTable(connection).place(of: account, in: met.ticket.number)
        return try MessageTable(connection).unread(
            of: met.ticket.number, after: place, for: account, withNotes: met.standing.isAgentSide)
    }
}
