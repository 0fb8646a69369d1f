import Endpoints
import HTTP
import JSON
import Kernel

/// An organisation as one caller sees it; all of it is public.
struct OrganisationView: Representable {
    let organisation: Organisation
    let reach: Authority.Reach
    /// Whether it is new.
    var isNew = false

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 1024)
        writer.organisation(organisation, reach: reach)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: organisation.version)
        if isNew { answer.fields.append(.location, "/v1/directory/organisations/\(organisation.slug)") }
        return answer
    }
}

extension JSONWriter {
    /// An organisation, whole.
    mutating func organisation(_ organisation: Organisation, reach: Authority.Reach) {
        beginObject()
        key("slug")
        string(organisation.slug.description)
        members(of: organisation.details)
        members(of: organisation.validity)
        key("version")
        integer(organisation.version)
        key("actions")
        strings(reach == .manage ? ["change", "close", "addUnit"] : [])
        endObject()
    }

    private mutating func members(of details: Organisation.Details) {
        key("name")
        string(details.name.description)
        key("acronym")
        text(details.acronym)
        key("siren")
        text(details.siren)
        key("categories")
        strings(details.categories.map(\.rawValue))
        key("reach")
        string(details.reach.rawValue)
        key("website")
        text(details.website)
        key("logo")
        text(details.logo)
        key("publicNote")
        text(details.publicNote)
        key("emailDomains")
        strings(details.emailDomains.map(\.description))
    }

    /// When something holds.
    mutating func members(of validity: Validity) {
        key("validFrom")
        string(validity.from.description)
        key("validTo")
        text(validity.to)
    }

    /// An array of texts.
    mutating func strings(_ texts: [String]) {
        beginArray()
        for text in texts { string(text) }
        endArray()
    }
}
