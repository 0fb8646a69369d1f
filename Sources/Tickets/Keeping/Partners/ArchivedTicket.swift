import Database
import Directory
import JSON
import Kernel

/// A ticket as an organisation takes it away: whole when its aidants opened it, notes among agents left out; its frame when
/// it was sent to the organisation.
struct ArchivedTicket {
    let text: String

    init(_ ticket: Ticket, _ isOwn: Bool, _ connection: Connection) throws {
        var writer = JSONWriter(reserving: 2048)
        writer.beginObject()
        writer.member("id", ticket.id)
        writer.member("reference", ticket.reference)
        writer.member("opened", isOwn)
        writer.member("state", ticket.state.rawValue)
        writer.member("category", ticket.category)
        writer.member("urgency", ticket.urgency.level.rawValue)
        writer.member("departement", ticket.departement)
        writer.member("createdAt", ticket.moments.created)
        writer.member("resolvedAt", ticket.moments.resolved)
        writer.member("closedAt", ticket.closure?.at)
        writer.member("closureReason", ticket.closure?.reason.rawValue)
        writer.member("usefulness", ticket.closure?.usefulness?.rawValue)
        if isOwn { try ArchivedTicket.content(of: ticket, connection, to: &writer) }
        writer.endObject()
        text = String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func content(of ticket: Ticket, _ connection: Connection, to writer: inout JSONWriter) throws {
        writer.member("subject", ticket.subject)
        writer.member("createdBy", ticket.creator.name)
        let usagers = UsagerTable(connection: connection, keys: nil)
        writer.key("usager")
        if let usager = try usagers.usager(of: ticket.number) {
            writer.beginObject()
            writer.member("firstName", usager.firstName)
            writer.member("lastName", usager.lastName)
            writer.member("birthName", usager.birthName)
            writer.member("birthDate", usager.birthDate)
            writer.member("phone", usager.contact?.phone)
            writer.member("email", usager.contact?.email)
            writer.member("address", usager.contact?.address)
            writer.list("identifiers", try usagers.masked(of: ticket.number)) { identifier, writer in
                writer.beginObject()
                writer.member("type", identifier.type.rawValue)
                writer.member("masked", identifier.masked)
                writer.endObject()
            }
            writer.endObject()
        } else {
            writer.null()
        }
        let table = MessageTable(connection)
        let opening = try table.message(0, of: ticket.number)
        let messages = try table.messages(of: ticket.number, withNotes: false, limit: Message.lastPlace)
        writer.list("messages", [opening].compactMap(\.self) + messages) { message, writer in
            writer.beginObject()
            writer.member("at", message.createdAt)
            writer.member("author", message.authorName)
            writer.member("text", message.text)
            writer.endObject()
        }
    }
}
