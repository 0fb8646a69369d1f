import JSON
import Journal
import Kernel

extension Event {
    static func organisationCreated(_ slug: Organisation.Slug, version: Int) -> Event {
        Event("organisation-created", on: .organisation(slug), version: version)
    }

    static func organisationChanged(_ slug: Organisation.Slug, version: Int, from: Timestamp) -> Event {
        Event("organisation-changed", on: .organisation(slug), version: version, details: validity(from))
    }

    static func organisationClosed(_ slug: Organisation.Slug, version: Int, at: Timestamp) -> Event {
        Event("organisation-closed", on: .organisation(slug), version: version, details: validity(at))
    }

    static func unitCreated(_ id: Unit.ID, version: Int) -> Event {
        Event("unit-created", on: ObjectName("unit", id), version: version)
    }

    static func unitChanged(_ id: Unit.ID, version: Int, from: Timestamp) -> Event {
        Event("unit-changed", on: ObjectName("unit", id), version: version, details: validity(from))
    }

    static func unitClosed(_ id: Unit.ID, version: Int, at: Timestamp) -> Event {
        Event("unit-closed", on: ObjectName("unit", id), version: version, details: validity(at))
    }

    static func unitVerified(_ id: Unit.ID, version: Int) -> Event {
        Event("unit-verified", on: ObjectName("unit", id), version: version)
    }

    static func plannedChangeWithdrawn(from object: ObjectName, version: Int, from: Timestamp) -> Event {
        Event("planned-change-withdrawn", on: object, version: version, details: validity(from))
    }

    private static func validity(_ from: Timestamp) -> String { #"{"validFrom":"\#(from)"}"# }
}

extension ObjectName {
    /// The name of an organisation.
    static func organisation(_ slug: Organisation.Slug) -> ObjectName {
        ObjectName(type: "organisation", id: slug.description)
    }
}
