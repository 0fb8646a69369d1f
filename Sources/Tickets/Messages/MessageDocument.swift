import Attachments
import Database
import JSON
import Journal
import Kernel

/// A message as one reader sees it.
struct MessageDocument {
    let connection: Connection
    let isAgentSide: Bool
    let veil: Veil
    let ticket: Ticket
    let reader: String?
    let now: Timestamp

    /// How long a message may be corrected, in seconds.
    static let correctionTime: Int64 = 15 * 60

    func write(_ message: Message, to writer: inout JSONWriter) throws {
        writer.beginObject()
        writer.member("id", message.id)
        // Aidants count what they read: a gap would tell that something lies in it.
        writer.member("order", isAgentSide ? message.place : message.openPlace ?? 0)
        writer.member("type", message.type.rawValue)
        writer.member("visibility", message.isNote ? "agents" : "participants")
        writer.member("text", veil(message.text))
        writer.member("author", veil(message.authorName))
        writer.member("isByAgent", message.isByAgent)
        writer.key("repliesTo")
        let answered = try message.repliesTo.flatMap { try MessageTable(connection).message($0, of: ticket.number) }
        writer.text(answered.flatMap { isAgentSide || !$0.isNote ? $0.id : nil })
        writer.member("createdAt", message.createdAt)
        writer.member("correctedAt", message.correctedAt)
        if message.correctedAt != nil {
            writer.list("versions", try MessageTable(connection).versions(of: message)) { version, writer in
                writer.beginObject()
                writer.member("until", version.until)
                writer.member("text", veil(version.text))
                writer.endObject()
            }
        }
        if !veil.isDrawn {
            writer.attachments(try AttachmentTable(connection).all(of: .message(message.place, of: ticket.id)))
        }
        let isOwn = reader != nil && message.author == reader
        let isFresh = now < message.createdAt.adding(seconds: MessageDocument.correctionTime)
        writer.list("actions", isOwn && isFresh ? ["correct"] : []) { $1.string($0) }
        writer.endObject()
    }
}
