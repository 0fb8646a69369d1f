import Database
import Endpoints
import HTTP
import Kernel

/// The attachment that a path names.
struct AttachmentInput: RequestReadable {
    let id: Attachment.ID

    init(from request: inout RequestReader) throws(Failure) { id = try request.path("attachment") }
}

/// Shows what is known of an attachment.
struct ShowAttachment: Query {
    static let operation = Operation(
        .get, "/v1/attachments/{attachment}", id: "showAttachment",
        access: .signedInOrKey(scopes: [.attachmentsRead, .attachmentsWrite]))

    let gate: AttachmentGate

    func handle(_ input: AttachmentInput, for caller: Caller, in connection: Connection) throws -> ShownAttachment {
        let (attachment, sight) = try gate.pass(input.id, for: caller, in: connection)
        return ShownAttachment(attachment: attachment, sight: sight)
    }
}
