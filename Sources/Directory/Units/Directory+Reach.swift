import Database
import Kernel

extension Directory {
    /// How far a caller reaches over a unit.
    func reach(
        of caller: Caller, over unit: Unit, at instant: Timestamp, in connection: Connection
    ) throws -> Authority.Reach {
        let authority = authority(of: caller)
        // Only those who are somebody in a unit need to know what is above it.
        let needsLineage = caller.person?.grants.contains { $0.unit != nil } ?? false
        let lineage = needsLineage ? try UnitTable(connection).lineage(of: unit.id, at: instant) : [unit.id]
        return authority.reach(over: unit.details, of: unit.organisation, lineage: lineage)
    }

    /// A unit that was changed, as the one who changed it sees it.
    func view(_ unit: Unit, for caller: Caller, in transaction: WriteTransaction) throws -> UnitView {
        let instant = max(transaction.now, unit.validity.from)
        return UnitView(
            unit: unit, reach: try reach(of: caller, over: unit, at: instant, in: transaction.connection))
    }
}
