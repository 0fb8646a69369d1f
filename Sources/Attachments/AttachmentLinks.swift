package import Database
import Endpoints
package import Journal
package import Kernel

extension WriteTransaction {
    /// What other modules do with attachments, in their own transaction.
    package var attachments: AttachmentLinks { AttachmentLinks(self) }
}

/// Attaches files to things, and erases those of a thing.
package struct AttachmentLinks {
    private let transaction: WriteTransaction
    private var table: AttachmentTable { AttachmentTable(transaction.connection) }

    init(_ transaction: WriteTransaction) { self.transaction = transaction }

    /// Attaches a file to a thing; its rule decides from then on who sees it. A file may be attached while it is scanned.
    ///
    /// - Throws: `not-found` unless the caller sent it, `attachment-taken` when it is attached to something else,
    ///   `attachment-gone` when it was destroyed.
    @discardableResult package func attach(
        _ id: Attachment.ID, to object: ObjectName, by caller: Caller
    ) throws -> Attachment {
        guard var attachment = try table.find(id), attachment.sender.isSpokenFor(by: caller) else {
            throw Failure(.notFound)
        }
        guard attachment.object != object else { return attachment }
        guard attachment.object == nil else { throw Failure(.attachmentTaken) }
        if attachment.state != .scanning, let refusal = attachment.refusal() { throw refusal }
        attachment.object = object
        attachment.version += 1
        try table.save(attachment, at: transaction.now)
        try transaction.journal.append(.attachmentAttached(attachment), by: caller)
        return attachment
    }

    /// Destroys all files of a thing, with their names and who sent them.
    ///
    /// - Returns: how many.
    @discardableResult package func erase(of object: ObjectName, by author: Author = .service) throws -> Int {
        let attachments = try table.all(of: object)
        for attachment in attachments { try erase(attachment, by: author) }
        return attachments.count
    }

    /// Destroys a file, with its name and who sent it; nothing when it was destroyed before.
    func erase(_ attachment: Attachment, by author: Author, request: String? = nil) throws {
        if case .erased = attachment.state { return }
        var attachment = attachment
        attachment.state = .erased(at: transaction.now)
        attachment.name = nil
        attachment.digest = nil
        attachment.sender = .forgotten
        attachment.version += 1
        try table.save(attachment, at: transaction.now)
        try transaction.journal.append(.attachmentErased(attachment), by: author, request: request)
    }
}
