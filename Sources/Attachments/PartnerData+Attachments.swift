import Crypto
import Database
import Endpoints
import Journal
import Kernel

extension PartnerData {
    /// The files that an organisation's systems sent, with their contents as they were sent.
    static func attachments(_ settings: AttachmentSettings) -> PartnerData {
        PartnerData(
            name: "attachments", title: Text(fr: "Fichiers envoyés", en: "Files sent"),
            export: { organisation, connection, archive in
                let table = AttachmentTable(connection)
                let caller = Caller(identity: .anonymous, request: "")
                var place: Attachment.ID?
                while case let page = try table.all(sentFor: organisation, after: place), !page.isEmpty {
                    for attachment in page {
                        let shown = ShownAttachment(attachment: attachment, sight: .metadata)
                        try archive.row(String(decoding: try shown.represent(for: caller).body, as: UTF8.self))
                        guard attachment.isReadable, let content = try table.content(of: attachment.id) else {
                            continue
                        }
                        guard let keys = settings.keys else { throw Failure(.attachmentsUnavailable) }
                        let key = try keys.open(content.key, at: StoredContent.place(of: attachment.id))
                        try archive.file("\(attachment.id).\(attachment.type.extensions[0])") { write in
                            try settings.store.read(content.file, key: key) { try write($0) }
                        }
                    }
                    place = page.last?.id
                }
            },
            erase: { organisation, transaction in
                let page = try AttachmentTable(transaction.connection).all(sentFor: organisation)
                for attachment in page { try transaction.attachments.erase(attachment, by: .service) }
                return page.count
            })
    }
}

extension AttachmentTable {
    /// Those that an organisation's keys sent, a bounded number at a time.
    fileprivate func all(sentFor organisation: String, after id: Attachment.ID? = nil) throws -> [Attachment] {
        try all(where: "organisation = \(organisation)", after: id, limit: 1000)
    }
}
