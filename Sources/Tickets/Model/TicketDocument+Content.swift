import Attachments
import Database
import JSON
import Journal
import Kernel

extension TicketDocument {
    /// Who the usager is; their numbers are never whole here.
    func writeUsager(of ticket: Ticket, _ veil: Veil, to writer: inout JSONWriter) throws {
        let usagers = UsagerTable(connection: connection, keys: keeping.keys)
        writer.key("usager")
        guard let usager = try usagers.usager(of: ticket.number) else { return writer.null() }
        let identifiers = try usagers.masked(of: ticket.number)
        writer.beginObject()
        writer.member("firstName", veil(usager.firstName.description))
        writer.member("lastName", veil(usager.lastName.description))
        writer.member("birthName", veil(usager.birthName?.description))
        writer.member("birthDate", veil(usager.birthDate.description))
        writer.object("contact") { writer in
            writer.member("phone", veil(usager.contact?.phone?.description))
            writer.member("email", veil(usager.contact?.email?.description))
            writer.member("address", veil(usager.contact?.address?.description))
        }
        writer.list("identifiers", identifiers) { identifier, writer in
            writer.beginObject()
            writer.member("type", identifier.type.rawValue)
            writer.member("masked", veil(identifier.masked))
            writer.endObject()
        }
        writer.endObject()
    }

    /// What allows all this.
    func writeMandate(of ticket: Ticket, to writer: inout JSONWriter) throws {
        writer.key("mandate")
        guard let name = ticket.mandate, let mandate = try MandateTable(connection).find(name) else {
            return writer.null()
        }
        writer.beginObject()
        writer.member("id", mandate.id)
        writer.member("type", mandate.type.rawValue)
        writer.member("state", mandate.stateName(at: now))
        writer.endObject()
    }
}

extension JSONWriter {
    /// The files of a thing, without their content.
    mutating func attachments(of object: ObjectName, in connection: Connection) throws {
        list("attachments", try AttachmentTable(connection).all(of: object)) { file, writer in
            writer.beginObject()
            writer.member("id", file.id)
            writer.member("name", file.name)
            writer.member("type", file.type.rawValue)
            writer.member("bytes", file.bytes)
            writer.endObject()
        }
    }
}
