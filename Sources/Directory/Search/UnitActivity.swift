package import Database
package import Kernel

/// How free a unit is: who is there, and what waits there.
package struct UnitActivity: Hashable, Sendable {
    package var members = 0
    /// Members who are not absent.
    package var present = 0
    /// What waits for the unit; `nil` when nothing counts it.
    package var load: Int?
}

/// Counts what waits for each of some units, for the features that send things to units: given by the application, so that
/// the address book knows none of them.
package typealias UnitLoad =
    @Sendable (
        _ units: [Unit.ID], _ instant: Timestamp, _ connection: Connection
    ) throws -> [Unit.ID: Int]
