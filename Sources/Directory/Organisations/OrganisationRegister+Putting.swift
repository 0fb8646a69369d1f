import Database
import Endpoints
import JSON
import Kernel

extension OrganisationRegister {
    /// Makes an organisation what a body says, whole: adds it, changes it, or finds that nothing is to be done.
    func put(
        _ slug: Organisation.Slug, from body: JSONValue
    ) throws -> (Organisation, UnitRegister.Outcome) {
        let draft = try Failure.wrapping { try OrganisationDraft(creating: body) }
        let from = try beginning(draft.term)
        guard let held = try table.organisation(slug, at: from) else { return (try create(slug, from: body), .created) }
        guard try held.details != draft.details.checked() else { return (held, .unchanged) }
        return (try replace(slug, by: draft, from: from), .updated)
    }
}
