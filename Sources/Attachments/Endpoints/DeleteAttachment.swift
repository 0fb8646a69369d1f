import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Destroys the content of an attachment, and forgets its name and who sent it.
struct DeleteAttachment: Command {
    static let operation = Operation(
        .delete, "/v1/attachments/{attachment}", id: "deleteAttachment",
        access: .signedInOrKey(scopes: [.attachmentsWrite]))
    static let repetition = Repetition.notKept

    let gate: AttachmentGate

    struct Input: RequestReadable {
        let id: Attachment.ID
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("attachment")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (attachment, sight) = try gate.pass(input.id, for: caller, in: transaction.connection)
        guard case .everything = sight else { throw Failure(.forbidden) }
        if case .erased = attachment.state { throw Failure(.attachmentGone) }
        try input.precondition.check(attachment.version)
        try transaction.attachments.erase(attachment, by: Author(caller), request: caller.request)
        return Representation(.noContent, .json, [])
    }
}
