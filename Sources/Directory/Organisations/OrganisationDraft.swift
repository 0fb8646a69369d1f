import JSON
import Kernel

/// What a client says of an organisation: what it is to be, and from when.
struct OrganisationDraft: Codable, Sendable {
    let term: Term
    let details: Organisation.Details

    init(from decoder: any Decoder) throws {
        term = try Term(from: decoder)
        details = try Organisation.Details(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        try term.encode(to: encoder)
        try details.encode(to: encoder)
    }

    private init(_ details: Organisation.Details) {
        term = Term()
        self.details = details
    }

    /// A new organisation, out of the members that were given.
    init(creating body: JSONValue) throws(JSONError) {
        self = try JSONDecoder.decode(OrganisationDraft.self, from: MergePatch.apply(body, to: OrganisationDraft.blank))
    }

    /// An organisation with the members that were given changed.
    init(changing details: Organisation.Details, by body: JSONValue) throws {
        let text = try JSONEncoder.encode(OrganisationDraft(details))
        self = try JSONDecoder.decode(OrganisationDraft.self, from: MergePatch.apply(body, to: text))
    }

    /// What a new organisation is when nothing else is said.
    private static let blank = Array(#"{"reach":"territorial","emailDomains":[]}"#.utf8)
}
