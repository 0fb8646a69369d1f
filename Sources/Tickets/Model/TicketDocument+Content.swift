import Attachments
import Database
import JSON
import Journal
import Kernel

extension TicketDocument {
    /// What is in a ticket, veiled for those who see how long it is alone.
    func writeContent(of met: MetTicket, _ content: TicketContent, _ veil: Veil, to writer: inout JSONWriter) {
        let ticket = met.ticket
        let isAgentSide = met.standing.isAgentSide
        writer.member("subject", veil(ticket.subject))
        writer.member("description", veil(content.description))
        writer.member("urgencyReason", veil(ticket.urgency.reason))
        writer.member("createdBy", veil(ticket.creator.name))
        writer.member("assignee", veil(ticket.assignee?.name))
        writer.member("waitingReason", veil(ticket.waiting?.reason))
        writer.member("waitingUntil", ticket.waiting?.until)
        writer.member("knownAnswer", ticket.knownAnswer)
        writer.member("closureComment", veil(ticket.closure?.comment))
        writer.member("follows", ticket.follows)
        if isAgentSide || met.standing.view == .full { writer.member("incident", ticket.incident) }
        writeUsager(content.usager, content.identifiers, veil, to: &writer)
        writeMandate(content.mandate, to: &writer)
        writer.list("participants", content.participants.filter { isAgentSide || !$0.isHidden }) {
            participant, writer in
            writer.beginObject()
            if !veil.isDrawn { writer.member("account", participant.account) }
            writer.member("name", veil(participant.name))
            writer.member("part", participant.part.rawValue)
            writer.endObject()
        }
        writer.member("messages", isAgentSide ? ticket.lastPlace : ticket.lastOpenPlace)
        writer.member("unread", content.unread)
        if isAgentSide { writer.list("duplicates", content.duplicates) { $1.string($0) } }
        if !veil.isDrawn { writer.attachments(content.attachments) }
    }

    /// Who the usager is; their numbers are never whole here.
    private func writeUsager(
        _ usager: Usager?, _ identifiers: [(type: UsagerIdentifier.Kind, masked: String)], _ veil: Veil,
        to writer: inout JSONWriter
    ) {
        writer.key("usager")
        guard let usager else { return writer.null() }
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
    private func writeMandate(_ mandate: Mandate?, to writer: inout JSONWriter) {
        writer.key("mandate")
        guard let mandate else { return writer.null() }
        writer.beginObject()
        writer.member("id", mandate.id)
        writer.member("type", mandate.type.rawValue)
        writer.member("state", mandate.stateName(at: now))
        writer.endObject()
    }
}

extension JSONWriter {
    /// Files of a thing, without their content.
    mutating func attachments(_ files: [Attachment]) {
        list("attachments", files) { file, writer in
            writer.beginObject()
            writer.member("id", file.id)
            writer.member("name", file.name)
            writer.member("type", file.type.rawValue)
            writer.member("bytes", file.bytes)
            writer.endObject()
        }
    }
}
