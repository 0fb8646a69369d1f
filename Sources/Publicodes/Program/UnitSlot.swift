/// The unit beside a value.
///
/// Quirk kept: the reference tells a node without the key `unit` from one whose unit is `undefined`: a condition that has
/// the key is refused, and the right operand is converted only when it has the key.
struct UnitSlot: Equatable, Sendable {
    var rawValue: UInt16

    /// No key.
    static let absent = UnitSlot(rawValue: 0)
    /// A key, and no unit.
    static let undefined = UnitSlot(rawValue: 1)
    /// A unit without any part.
    static let none = UnitSlot(rawValue: 2)
    static let percent = UnitSlot(rawValue: 3)

    /// Whether there is a unit, even empty.
    @inline(__always) var isUnit: Bool { rawValue >= 2 }
    /// Whether there is a key.
    @inline(__always) var isPresent: Bool { rawValue >= 1 }
}
