import JSON
import Journal
import Kernel

extension Event {
    static func organisationCreated(_ slug: Organisation.Slug, version: Int) -> Event {
        Event("organisation-created", on: .organisation(slug), version: version, audience: [.organisation(slug)])
    }

    static func organisationChanged(_ slug: Organisation.Slug, version: Int, from: Timestamp) -> Event {
        Event(
            "organisation-changed", on: .organisation(slug), version: version, details: validity(from),
            audience: [.organisation(slug)])
    }

    static func organisationClosed(_ slug: Organisation.Slug, version: Int, at: Timestamp) -> Event {
        Event(
            "organisation-closed", on: .organisation(slug), version: version, details: validity(at),
            audience: [.organisation(slug)])
    }

    static func unitCreated(_ id: Unit.ID, of slug: Organisation.Slug, version: Int) -> Event {
        Event("unit-created", on: ObjectName("unit", id), version: version, audience: [.unit(id, of: slug)])
    }

    static func unitChanged(_ unit: Unit, from: Timestamp) -> Event {
        Event(
            "unit-changed", on: ObjectName("unit", unit.id), version: unit.version + 1, details: validity(from),
            audience: [.unit(unit.id, of: unit.organisation)])
    }

    static func unitClosed(_ unit: Unit, at: Timestamp) -> Event {
        Event(
            "unit-closed", on: ObjectName("unit", unit.id), version: unit.version + 1, details: validity(at),
            audience: [.unit(unit.id, of: unit.organisation)])
    }

    static func unitVerified(_ unit: Unit) -> Event {
        Event(
            "unit-verified", on: ObjectName("unit", unit.id), version: unit.version + 1,
            audience: [.unit(unit.id, of: unit.organisation)])
    }

    static func plannedChangeWithdrawn(
        from object: ObjectName, version: Int, from: Timestamp, audience: Audience
    ) -> Event {
        Event(
            "planned-change-withdrawn", on: object, version: version, details: validity(from), audience: [audience])
    }

    private static func validity(_ from: Timestamp) -> String { #"{"validFrom":"\#(from)"}"# }
}

extension ObjectName {
    /// The name of an organisation.
    static func organisation(_ slug: Organisation.Slug) -> ObjectName {
        ObjectName(type: "organisation", id: slug.description)
    }
}

extension Audience {
    /// Whoever answers for an organisation, or follows it.
    static func organisation(_ slug: Organisation.Slug) -> Audience { Audience(organisation: slug.description) }

    /// The same for one of its units.
    static func unit(_ id: Unit.ID, of slug: Organisation.Slug) -> Audience {
        Audience(organisation: slug.description, unit: id.description)
    }
}
