/// The units of a program, numbered, with what follows from two of them computed once.
final class UnitTable {
    @exclusivity(unchecked) private var units: [Unit] = [.none, .none, .none, .percent]
    @exclusivity(unchecked) private var texts: [String?] = [nil, nil, "", "%"]
    @exclusivity(unchecked) private var slots: [Unit: UnitSlot] = [.none: .none, .percent: .percent]
    @exclusivity(unchecked) private var simplified: [UnitSlot] = []
    @exclusivity(unchecked) private var products = PairTable<UInt16>(empty: 0)
    @exclusivity(unchecked) private var quotients = PairTable<UInt16>(empty: 0)
    @exclusivity(unchecked) private var conversionPlaces = PairTable<Int32>(empty: -1)
    private var conversions: [UnitConversion?] = []

    /// A table that begins with the units of a program.
    init(_ index: UnitIndex, partLimit: Int) {
        self.partLimit = partLimit
        units = index.units
        texts = [nil, nil] + index.units.dropFirst(2).map(\.text)
        slots = index.slots
    }

    /// Whether a unit had too many parts.
    private(set) var isTooLong = false
    /// How many parts a unit may have.
    private let partLimit: Int

    /// A bound of ours: slots must fit beside a value.
    static let limit = 8000

    var count: Int { units.count }

    /// Forgets that a unit was too long.
    func forgetLength() { isTooLong = false }

    /// The number of a unit.
    func slot(of unit: Unit) -> UnitSlot {
        if let known = slots[unit] { return known }
        guard units.count < UnitTable.limit else { return .none }
        let slot = UnitSlot(rawValue: UInt16(units.count))
        units.append(unit)
        texts.append(unit.text)
        slots[unit] = slot
        return slot
    }

    /// The unit of a slot; `nil` where there is none.
    func unit(_ slot: UnitSlot) -> Unit? { slot.isUnit ? units[Int(slot.rawValue)] : nil }

    /// The written unit; `nil` where there is none, empty for the empty unit.
    func text(_ slot: UnitSlot) -> String? { texts[Int(slot.rawValue)] }

    /// The text in a message, where JavaScript writes `undefined`.
    func shown(_ slot: UnitSlot) -> String { text(slot) ?? "undefined" }

    /// The unit of a product; with one unit only, that one as it is.
    func product(_ left: UnitSlot, _ right: UnitSlot) -> UnitSlot {
        guard left.isUnit else { return right.isUnit ? right : .undefined }
        guard right.isUnit else { return left }
        let known = products[left, right]
        if known != 0 { return UnitSlot(rawValue: known) }
        let slot = slot(of: bounded(units[Int(left.rawValue)] * units[Int(right.rawValue)]))
        products[left, right] = slot.rawValue
        return slot
    }

    /// The unit of a quotient, always a unit.
    func quotient(_ left: UnitSlot, _ right: UnitSlot) -> UnitSlot {
        let left = left.isUnit ? left : .none
        let right = right.isUnit ? right : .none
        let known = quotients[left, right]
        if known != 0 { return UnitSlot(rawValue: known) }
        let slot = slot(of: bounded(units[Int(left.rawValue)] * units[Int(right.rawValue)].inverse))
        quotients[left, right] = slot.rawValue
        return slot
    }

    /// A bound of ours: units that multiply one another would fill the memory.
    private func bounded(_ unit: Unit) -> Unit {
        guard unit.numerators.count + unit.denominators.count > partLimit else { return unit }
        isTooLong = true
        return .none
    }

    /// A unit less one percent sign in its numerators.
    func withoutOnePercent(_ slot: UnitSlot) -> UnitSlot { quotient(slot, .percent) }

    /// Whether a numerator is a percent sign.
    func hasPercent(_ slot: UnitSlot) -> Bool { slot.isUnit && units[Int(slot.rawValue)].numerators.contains("%") }

    /// Whether the written unit is `%`, and nothing else.
    func isPercent(_ slot: UnitSlot) -> Bool { slot == .percent || text(slot) == "%" }

    /// The unit that people read.
    func simplified(_ slot: UnitSlot) -> UnitSlot {
        while simplified.count < units.count {
            simplified.append(self.slot(of: units[simplified.count].simplified))
        }
        return simplified[Int(slot.rawValue)]
    }

    /// How numbers go from a unit to another; `nil` when they cannot.
    func conversion(from: UnitSlot, to: UnitSlot) -> UnitConversion? {
        let place = conversionPlaces[from, to]
        if place >= 0 { return conversions[Int(place)] }
        let conversion = UnitConversion(from: unit(from), to: unit(to))
        guard conversions.count < 1 << 20 else { return conversion }
        conversionPlaces[from, to] = Int32(conversions.count)
        conversions.append(conversion)
        return conversion
    }
}

/// A table by two units, which grows with them.
private struct PairTable<Value> {
    private var side = 64
    private var values: [Value]
    private let empty: Value
    /// Beyond, nothing is remembered, so that a hostile model does not fill the memory.
    private static var largestSide: Int { 1024 }

    init(empty: Value) {
        self.empty = empty
        values = Array(repeating: empty, count: 64 * 64)
    }

    subscript(left: UnitSlot, right: UnitSlot) -> Value {
        get {
            let (left, right) = (Int(left.rawValue), Int(right.rawValue))
            return left < side && right < side ? values[left * side + right] : empty
        }
        set {
            let (left, right) = (Int(left.rawValue), Int(right.rawValue))
            guard max(left, right) < PairTable.largestSide else { return }
            if max(left, right) >= side { grow(to: max(left, right) + 1) }
            values[left * side + right] = newValue
        }
    }

    private mutating func grow(to count: Int) {
        var larger = side
        while larger < count { larger *= 2 }
        var table = Array(repeating: empty, count: larger * larger)
        for left in 0..<side {
            for right in 0..<side { table[left * larger + right] = values[left * side + right] }
        }
        (side, values) = (larger, table)
    }
}
