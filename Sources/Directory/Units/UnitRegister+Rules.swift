import Database
import Endpoints
import Kernel
import Territories

extension UnitRegister {
    /// How far the caller reaches over a unit, as it is or as it is to be.
    func reach(
        over details: Unit.Details, of id: Unit.ID, in organisation: Organisation.Slug, at instant: Timestamp
    ) throws -> Authority.Reach {
        let above = try details.parent.map { try table.lineage(of: $0, at: instant) } ?? []
        return authority.reach(over: details, of: organisation, lineage: [id] + above)
    }

    /// Refuses a parent that is not there, belongs to somebody else, or is below its own child; at the instant and
    /// whenever a change is planned after it.
    func checkParent(
        of id: Unit.ID, in organisation: Organisation.Slug, _ parent: Unit.ID?, from: Timestamp
    ) throws {
        guard let parent else { return }
        guard let found = try table.parent(of: parent, at: from), found.organisation == organisation else {
            throw Failure.invalid(
                "/parent", "unknown-unit",
                Text(fr: "L'organisation n'a pas cette unité alors.", en: "The organisation has no such unit then."))
        }
        for instant in [from] + (try table.plannedInstants(of: organisation, after: from)) {
            let lineage = try table.lineage(of: parent, at: instant)
            guard !lineage.contains(id) else {
                throw Failure.invalid(
                    "/parent", "cycle",
                    Text(fr: "Une unité ne peut dépendre d'elle-même.", en: "A unit cannot be below itself."))
            }
            guard lineage.count < UnitTable.depthLimit else {
                throw Failure.invalid(
                    "/parent", "too-deep", Text(fr: "Dix niveaux au plus.", en: "At most ten levels."))
            }
        }
    }

    /// Refuses changes that need more than to tend a unit.
    func refuseOutsideTending(_ held: Unit, _ draft: UnitDraft, _ details: Unit.Details) throws(Failure) {
        let isChanged: [(String, Bool)] = [
            ("externalId", draft.externalId != held.externalId), ("matricule", draft.matricule != held.matricule),
            ("name", details.name != held.details.name), ("level", details.level != held.details.level),
            ("parent", details.parent != held.details.parent), ("zones", details.zones != held.details.zones),
            ("network", details.network != held.details.network), ("state", details.state != held.details.state),
        ]
        let fields = isChanged.filter(\.1).map { name, _ in
            Failure.Field(
                "/" + name, "forbidden",
                Text(fr: "L'organisation seule change ceci.", en: "Only the organisation changes this."))
        }
        guard fields.isEmpty else { throw Failure(.forbidden, fields: fields) }
    }
}

extension UnitDraft {
    /// Refuses a France Services point without its number, and the number of one elsewhere.
    func checkMatricule() throws(Failure) {
        guard (details.network == .franceServices) == (matricule != nil) else {
            throw .invalid(
                "/matricule", "network",
                Text(
                    fr: "Un point France Services a un matricule, les autres n'en ont pas.",
                    en: "A France Services point has a matricule, others have none."))
        }
    }
}

extension UnitTable {
    /// How many units may be one above the other.
    static let depthLimit = 10

    /// A unit and those above it, the lowest first; cut where a mistake would make it endless.
    func lineage(of id: Unit.ID, at instant: Timestamp) throws -> [Unit.ID] {
        var lineage = [id]
        while lineage.count <= UnitTable.depthLimit, let parent = try parent(of: lineage.last!, at: instant)?.parent {
            lineage.append(parent)
        }
        return lineage
    }

    /// The instants after one at which something is planned to change in an organisation.
    func plannedInstants(of organisation: Organisation.Slug, after instant: Timestamp) throws -> [Timestamp] {
        try connection.all(
            """
            SELECT DISTINCT validFrom FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE organisation = \(organisation) AND validFrom > \(instant) ORDER BY validFrom LIMIT 100
            """
        ) { row in try row[0] }
    }
}
