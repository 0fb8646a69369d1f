import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to an attachment: to those who may see it.
struct ShowAttachmentHistory: Query {
    static let operation = Operation(
        .get, "/v1/attachments/{attachment}/history", id: "showAttachmentHistory",
        access: .signedInOrKey(scopes: [.attachmentsRead, .attachmentsWrite]))

    let gate: AttachmentGate

    func handle(_ input: HistoryInput<Attachment>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        let (attachment, sight) = try gate.pass(input.id, for: caller, in: connection)
        let isOwn = if case .everything = sight { true } else { false }
        return try input.history.page(
            of: ObjectName("attachment", attachment.id), showsAuthors: isOwn, in: connection)
    }
}
