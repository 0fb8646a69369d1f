/// The numbers of the units of a program.
struct UnitIndex: Sendable {
    private(set) var units: [Unit] = [.none, .none, .none, .percent]
    private(set) var slots: [Unit: UnitSlot] = [.none: .none, .percent: .percent]

    /// The number of a unit, given when it is new.
    mutating func slot(of unit: Unit) -> UnitSlot {
        if let known = slots[unit] { return known }
        guard units.count < UnitTable.limit else { return .none }
        let slot = UnitSlot(rawValue: UInt16(units.count))
        units.append(unit)
        slots[unit] = slot
        return slot
    }
}
