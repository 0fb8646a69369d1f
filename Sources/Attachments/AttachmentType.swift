package import Endpoints

/// The kinds of files that are taken: what people send to an administration, and nothing that runs.
package enum AttachmentType: String, CaseIterable, Sendable {
    case pdf = "application/pdf"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case odt = "application/vnd.oasis.opendocument.text"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    /// The kind that a media type declares; parameters do not count.
    init?(declaredBy mediaType: String) {
        let essence = mediaType.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        self.init(rawValue: essence)
    }

    /// The endings of names that say this kind, in lower case.
    var extensions: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .png: ["png"]
        case .jpeg: ["jpg", "jpeg"]
        case .odt: ["odt"]
        case .docx: ["docx"]
        }
    }

    /// What `Content-Type` says.
    package var mediaType: MediaType { MediaType(rawValue, isText: false) }
}
