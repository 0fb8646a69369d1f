import Endpoints
import JSON
import Kernel

/// What a client says of a change set.
struct ChangeSetDraft: RequestReadable {
    let organisation: Organisation.Slug
    let title: Line
    let effectiveFrom: Moment?
    /// As a JSON array, each change readable.
    let changes: String

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable {
            let organisation: Organisation.Slug
            let title: Line
            let effectiveFrom: Moment?
            let changes: JSONValue
        }
        let body = try request.json(as: Body.self)
        _ = try DirectoryChange.all(in: body.changes)
        organisation = body.organisation
        title = body.title
        effectiveFrom = body.effectiveFrom
        changes = String(decoding: body.changes.raw, as: UTF8.self)
    }
}
