import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Gives the content of an attachment, once it was found clean, and notes who read it.
struct DownloadAttachment: Errand {
    static let operation = Operation(
        .get, "/v1/attachments/{attachment}/content", id: "downloadAttachment",
        access: .signedInOrKey(scopes: [.attachmentsRead]), produces: .any)

    let settings: AttachmentSettings
    let gate: AttachmentGate

    func handle(_ input: AttachmentInput, for caller: Caller, on worker: Worker) throws -> Representation {
        let (attachment, content) = try worker.read { connection in
            let (attachment, sight) = try gate.pass(input.id, for: caller, in: connection)
            if case .metadata = sight { throw Failure(.forbidden) }
            if let refusal = attachment.refusal() { throw refusal }
            return (attachment, try AttachmentTable(connection).content(of: attachment.id))
        }
        guard let content, let keys = settings.keys else { throw Failure(.attachmentsUnavailable) }
        let key = try keys.open(content.key, at: StoredContent.place(of: attachment.id))
        try worker.write { try $0.journal.append(.attachmentRead(attachment), by: caller) }
        var representation = Representation(.ok, attachment.type.mediaType, [])
        if let name = attachment.name {
            representation.fields.append(.contentDisposition, Disposition(name).field)
        }
        // Whatever a reader makes of it, it runs nothing on our site.
        representation.fields.append("Content-Security-Policy", "sandbox")
        let store = settings.store
        representation.producer = { write in try store.read(content.file, key: key) { try write($0) } }
        return representation
    }
}

/// `Content-Disposition` of a file that is to be saved, never shown in place (RFC 6266, RFC 8187).
private struct Disposition {
    let field: String

    init(_ name: AttachmentName) {
        let plain = String(name.description.unicodeScalars.map { Disposition.isPlain($0) ? Character($0) : "_" })
        let escaped = name.description.utf8.map { byte in
            Disposition.isAttributeCharacter(byte)
                ? String(Unicode.Scalar(byte)) : "%" + Hexadecimal.text([byte]).uppercased()
        }
        field = "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(escaped.joined())"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && !"\"\\%".unicodeScalars.contains(scalar)
    }

    /// RFC 8187 §3.2.1.
    private static func isAttributeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$&+-.^_`|~".utf8.contains(byte)
        }
    }
}
