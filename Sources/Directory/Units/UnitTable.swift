import Database
import Kernel
import Territories

/// The units that are stored.
struct UnitTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// A unit as it is at an instant; `nil` when there is none then.
    func unit(_ id: Unit.ID, at instant: Timestamp) throws -> Unit? {
        try connection.first(
            """
            SELECT \(Unit.columns) FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE unit.id = \(id) AND validFrom <= \(instant) AND validTo > \(instant)
            """, as: Unit.init)
    }

    /// All that a unit was, is and will be, in the order of time; empty when it never was.
    func periods(of id: Unit.ID) throws -> [Unit] {
        try connection.all(
            """
            SELECT \(Unit.columns) FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE unit.id = \(id) ORDER BY validFrom
            """, as: Unit.init)
    }

    /// The unit that a partner's system calls so.
    func id(of externalId: Unit.ExternalId, in organisation: Organisation.Slug) throws -> Unit.ID? {
        try connection.value(
            "SELECT id FROM unit WHERE organisation = \(organisation) AND externalId = \(externalId)")
    }

    /// The unit that has a number in the France Services network.
    func id(of matricule: Unit.Matricule) throws -> Unit.ID? {
        try connection.value("SELECT id FROM unit WHERE matricule = \(matricule)")
    }

    /// Whether an organisation has a unit at an instant or later.
    func isInUse(_ organisation: Organisation.Slug, from instant: Timestamp) throws -> Bool {
        try connection.value(
            """
            SELECT 1 FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE organisation = \(organisation) AND validTo > \(instant) LIMIT 1
            """, as: Int.self) != nil
    }

    /// Whether a unit is the parent of another at an instant or later.
    func isParent(_ id: Unit.ID, from instant: Timestamp) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM unitPeriod WHERE parent = \(id) AND validTo > \(instant) LIMIT 1", as: Int.self) != nil
    }

    /// The organisation of a unit, and its parent at an instant.
    func parent(of id: Unit.ID, at instant: Timestamp) throws -> (organisation: Organisation.Slug, parent: Unit.ID?)? {
        try connection.first(
            """
            SELECT organisation, parent FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE unit.id = \(id) AND validFrom <= \(instant) AND validTo > \(instant)
            """
        ) { row in (try row["organisation"], try row["parent"]) }
    }

    /// Units in the order of their names, after one of them.
    func units(
        of organisation: Organisation.Slug?, in network: Unit.Network?, named fragment: String?, after id: Unit.ID?,
        at instant: Timestamp, limit: Int
    ) throws -> [Unit] {
        let isOfOrganisation: SQL = organisation.map { "AND organisation = \($0)" } ?? ""
        let isInNetwork: SQL = network.map { "AND network = \($0)" } ?? ""
        let isNamed: SQL = fragment.map { "AND folded LIKE \(FoldedName.pattern($0))" } ?? ""
        return try connection.all(
            """
            SELECT \(Unit.columns) FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE unit.id > \(id?.description ?? "") AND validFrom <= \(instant) AND validTo > \(instant)
                \(isOfOrganisation) \(isInNetwork) \(isNamed)
            ORDER BY unit.id LIMIT \(limit)
            """, as: Unit.init)
    }
}
