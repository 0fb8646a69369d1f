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
        try writeFrame(of: met, to: &writer)
        if let view = met.standing.view, view > .metadata {
            try writeContent(of: met, Veil(isDrawn: view == .anonymised, language: caller.language), to: &writer)
        }
        if let warnings { writer.list("warnings", warnings) { $1.string($0) } }
        writer.list("actions", met.standing.actions(in: met.ticket.state)) { $1.string($0.rawValue) }
        writer.endObject()
    }

    /// A line of a list; with what words found in it, when words were looked for.
    func writeLine(_ met: MetTicket, found snippet: String?, to writer: inout JSONWriter) throws {
        writer.beginObject()
        try writeFrame(of: met, to: &writer)
        if let view = met.standing.view, view > .metadata {
            let veil = Veil(isDrawn: view == .anonymised, language: caller.language)
            writer.member("subject", veil(met.ticket.subject))
            writer.member("unread", try unread(met))
            if let snippet { writer.member("found", snippet) }
        }
        writer.endObject()
    }

    /// What everybody who sees it is given.
    private func writeFrame(of met: MetTicket, to writer: inout JSONWriter) throws {
        let ticket = met.ticket
        writer.member("id", ticket.id)
        writer.member("reference", ticket.reference)
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
        let clocks = try TicketClocks(ClockTable(connection).clocks(of: ticket.number), of: ticket.departement)
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

    private func writeContent(of met: MetTicket, _ veil: Veil, to writer: inout JSONWriter) throws {
        let ticket = met.ticket
        let isAgentSide = met.standing.isAgentSide
        writer.member("subject", veil(ticket.subject))
        let opening = try MessageTable(connection).message(0, of: ticket.number)
        writer.member("description", veil(opening?.text))
        writer.member("urgencyReason", veil(ticket.urgency.reason))
        writer.member("createdBy", veil(ticket.creator.name))
        writer.member("assignee", veil(ticket.assignee?.name))
        writer.member("waitingReason", veil(ticket.waiting?.reason))
        writer.member("waitingUntil", ticket.waiting?.until)
        writer.member("knownAnswer", ticket.knownAnswer)
        writer.member("closureComment", veil(ticket.closure?.comment))
        writer.member("follows", ticket.follows)
        if isAgentSide || met.standing.view == .full { writer.member("incident", ticket.incident) }
        try writeUsager(of: ticket, veil, to: &writer)
        try writeMandate(of: ticket, to: &writer)
        let participants = try ParticipantTable(connection).all(of: ticket.number).filter {
            isAgentSide || !$0.isHidden
        }
        writer.list("participants", participants) { participant, writer in
            writer.beginObject()
            if !veil.isDrawn { writer.member("account", participant.account) }
            writer.member("name", veil(participant.name))
            writer.member("part", participant.part.rawValue)
            writer.endObject()
        }
        writer.member("messages", isAgentSide ? ticket.lastPlace : ticket.lastOpenPlace)
        writer.member("unread", try unread(met))
        if isAgentSide {
            let duplicates = try Duplicates(connection: connection, keys: keeping.keys)
                .duplicates(of: ticket, openedBy: nil)
            writer.list("duplicates", duplicates) { $1.string($0) }
        }
        guard !veil.isDrawn else { return }
        try writer.attachments(of: ObjectName("ticket", ticket.id), in: connection)
    }
}
