import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

extension Scope {
    /// Sends files and attaches them.
    static let attachmentsWrite = Scope("attachments:write")
    /// Reads what is known of files, and their content.
    static let attachmentsRead = Scope("attachments:read")
}

/// Takes a file: checked and sealed at once, scanned afterwards, attached to something later.
struct UploadAttachment: StagedCommand {
    static let operation = Operation(
        .post, "/v1/attachments", id: "uploadAttachment", access: .signedInOrKey(scopes: [.attachmentsWrite]),
        consumes: [.multipart] + AttachmentType.allCases.map(\.mediaType),
        // The file, and the form around it.
        bodyLimit: SentFile.longest + 16 << 10)

    let settings: AttachmentSettings

    /// How many files of one sender may wait to be attached.
    private static let mostWaiting = 20

    struct Input: RequestReadable {
        let body: Content
        let contentType: String
        let disposition: String?

        init(from request: inout RequestReader) throws(Failure) {
            body = Content(request.content)
            contentType = request.head.fields[.contentType] ?? ""
            disposition = request.head.fields[.contentDisposition]
        }
    }

    /// A file on the disk, which no row names yet.
    struct Stage: Sendable {
        let attachment: Attachment
        let content: StoredContent
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> Stage {
        let keys = try readyKeys()
        let sender = try Sender(caller)
        try worker.read { try UploadAttachment.checkRoom(for: sender, in: $0) }
        let file = try SentFile(in: input.body, contentType: input.contentType, disposition: input.disposition)
        try FileInspection.check(file)
        let id = Attachment.ID(at: worker.now)
        let key = SecretMemory.random(SealedStream.keySize)
        let stored = try settings.store.store(file.content, key: key)
        let attachment = Attachment(
            id: id, version: 1, name: file.name, type: file.type, bytes: file.content.count, digest: stored.content,
            sender: sender, object: nil, state: firstState, createdAt: worker.now)
        let sealedKey = key.withBytes { keys.seal($0, at: StoredContent.place(of: id)) }
        return Stage(attachment: attachment, content: StoredContent(file: stored.name, key: sealedKey))
    }

    func handle(_ stage: Stage, for caller: Caller, in transaction: WriteTransaction) throws -> ShownAttachment {
        // Again, since others may have come meanwhile.
        try UploadAttachment.checkRoom(for: stage.attachment.sender, in: transaction.connection)
        try AttachmentTable(transaction.connection).insert(stage.attachment, stage.content)
        try transaction.journal.append(.attachmentSent(stage.attachment), by: caller)
        return ShownAttachment(attachment: stage.attachment, sight: .everything, status: .accepted)
    }

    private var firstState: Attachment.State {
        if case .acceptUnscanned = settings.scanning { .unscanned } else { .scanning }
    }

    private func readyKeys() throws(Failure) -> KeyRing {
        if case .refuse = settings.scanning { throw Failure(.attachmentsUnavailable, .noScanner) }
        guard let keys = settings.keys else { throw Failure(.attachmentsUnavailable, .noKeys) }
        return keys
    }

    private static func checkRoom(for sender: Sender, in connection: Connection) throws {
        guard try AttachmentTable(connection).waiting(of: sender) < mostWaiting else {
            throw Failure(.tooManyAttachments)
        }
    }
}

extension Text {
    fileprivate static let noScanner = Text(
        fr: "Aucun antivirus n'est réglé (GUICHET_CLAMD).", en: "No virus scanner is set (GUICHET_CLAMD).")
    fileprivate static let noKeys = Text(
        fr: "Aucune clé de scellement n'est réglée (GUICHET_KEYS).", en: "No sealing key is set (GUICHET_KEYS).")
}
