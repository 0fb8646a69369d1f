package import Database
import Endpoints
package import Kernel
package import Territories

/// What has to be known of a unit for people to be sent there, and no more.
package struct UnitFrame: Sendable {
    package let id: Unit.ID
    package let organisation: Organisation.Slug
    package let name: Line
    package let state: Unit.State
    /// The zones that it is found by.
    package let coveredZones: [Zone]
}

extension Unit {
    /// What of it has to be known for people to be sent there.
    package var frame: UnitFrame {
        UnitFrame(
            id: id, organisation: organisation, name: details.name, state: details.state,
            coveredZones: details.coveredZones)
    }
}

extension Directory {
    /// What has to be known of a unit at an instant for people to be sent there; `nil` when there is none then.
    package func frame(of id: Unit.ID, asOf instant: Timestamp, in connection: Connection) throws -> UnitFrame? {
        try connection.first(
            """
            SELECT organisation, name, state, level, zones FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE unit.id = \(id) AND validFrom <= \(instant) AND validTo > \(instant)
            """
        ) { row in
            let organisation: Organisation.Slug = try row["organisation"]
            let name: Line = try row["name"]
            let state: Unit.State = try row["state"]
            let level: Unit.Level = try row["level"]
            let zones: [Zone] = try StoredJSON.read(try row["zones"])
            return UnitFrame(
                id: id, organisation: organisation, name: name, state: state,
                coveredZones: Unit.coveredZones(zones, at: level))
        }
    }
}
