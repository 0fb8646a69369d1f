import Database
import Endpoints
import Journal
import Kernel

extension PersonalData {
    /// The files that people send.
    static let attachments = PersonalData(
        name: "attachments",
        subjects: Text(fr: "Personnes qui envoient des fichiers", en: "Persons who send files"),
        purpose: Text(fr: "Joindre des pièces à un dossier", en: "Attaching papers to a file"),
        legalBasis: .publicTask,
        duration: Text(
            fr: "Un jour sans être joint, puis autant que ce à quoi il est joint",
            en: "A day while not attached, then as long as what it is attached to"),
        columns: ["attachment.name", "attachment.digest", "attachment.account", "the content of the file"],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            let caller = Caller(
                identity: .person(Person(account: account, session: "", grants: [])), request: "export")
            var items: [String] = []
            var place: Attachment.ID?
            while case let page = try AttachmentTable(connection).all(sentBy: account, after: place), !page.isEmpty {
                items += try page.map { attachment in
                    let shown = ShownAttachment(attachment: attachment, sight: .metadata)
                    return String(decoding: try shown.represent(for: caller).body, as: UTF8.self)
                }
                place = page.last?.id
            }
            return items
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            let attachments = try AttachmentTable(transaction.connection).all(sentBy: account)
            for attachment in attachments { try transaction.attachments.erase(attachment, by: .service) }
            return attachments.count
        })
}
