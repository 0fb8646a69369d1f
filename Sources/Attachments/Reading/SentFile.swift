import Endpoints
import Kernel

/// A file as it comes: its name, the kind that it is declared to be, and where its bytes are.
struct SentFile {
    let name: AttachmentName
    let type: AttachmentType
    let content: Content

    /// The most that a file holds, in bytes.
    static let longest = 10 << 20

    /// Reads a form of one file, or a body that is the file itself and whose name `Content-Disposition` gives.
    init(in body: Content, contentType declared: String, disposition: String?) throws(Failure) {
        if declared.lowercased().hasPrefix(MediaType.multipart.essence) {
            let form = try MultipartForm(body, contentType: declared)
            try self.init(name: try form.fileName(), type: form.contentType ?? "", form.content)
        } else {
            try self.init(name: disposition.flatMap(FieldParameters.init)?.fileName, type: declared, body)
        }
    }

    private init(name: String?, type declared: String, _ content: Content) throws(Failure) {
        guard let type = AttachmentType(declaredBy: declared) else { throw Failure(.attachmentTypeNotTaken) }
        guard let name = name.flatMap(AttachmentName.init) else {
            throw .refused(
                "name", fr: "Le fichier n'a pas de nom, ou un nom non permis.",
                en: "The file has no name, or one that is not allowed.")
        }
        guard let ending = name.ending, type.extensions.contains(ending) else {
            throw .refused(
                "extension", fr: "L'extension du nom n'est pas celle du type déclaré.",
                en: "The ending of the name is not that of the declared type.")
        }
        guard content.count <= SentFile.longest else { throw Failure(.attachmentTooLarge) }
        guard content.count > 0 else { throw .refused("empty", fr: "Le fichier est vide.", en: "The file is empty.") }
        self.name = name
        self.type = type
        self.content = content
    }
}
