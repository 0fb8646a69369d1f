package import Database
package import Kernel

extension Directory {
    /// Who works in a unit at an instant, by name, with their absences.
    package func members(of unit: Unit, asOf instant: Timestamp? = nil, in connection: Connection) throws -> [Member] {
        try MemberTable(connection, at: instant ?? now).members(of: unit)
    }

    /// How free units are, for those who may know; `nil` for the others.
    func activity(
        of units: [Unit], for caller: Caller, at instant: Timestamp, in connection: Connection
    ) throws -> [Unit.ID: UnitActivity]? {
        guard authority(of: caller).seesActivity else { return nil }
        let table = MemberTable(connection, at: instant)
        var activity: [Unit.ID: UnitActivity] = [:]
        for unit in units { activity[unit.id] = try table.activity(of: unit) }
        for load in loads {
            for (unit, count) in try load(units.map(\.id), instant, connection) {
                let known = activity[unit]?.load ?? 0
                activity[unit]?.load = known + count
            }
        }
        return activity
    }
}
