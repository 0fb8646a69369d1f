/// A unit of measure as a product of base units over another; the order of the parts is kept.
package struct Unit: Hashable, Sendable {
    package var numerators: [String]
    package var denominators: [String]

    package init(numerators: [String] = [], denominators: [String] = []) {
        self.numerators = numerators
        self.denominators = denominators
    }

    /// The unit of a number without unit, which is not the same as no unit at all.
    static let none = Unit()
    static let percent = Unit(numerators: ["%"])

    var inverse: Unit { Unit(numerators: denominators, denominators: numerators) }

    /// The unit of a product: parts side by side, equal ones cancelled.
    static func * (left: Unit, right: Unit) -> Unit {
        Unit(
            numerators: left.numerators + right.numerators, denominators: left.denominators + right.denominators
        ).cancelling(==)
    }

    /// Cancels each numerator against one denominator that is the same for `isSame`.
    ///
    /// Each removal takes the first part that is the same, not the very part looked at.
    func cancelling(_ isSame: (String, String) -> Bool) -> Unit {
        var unit = self
        for part in numerators + denominators {
            guard let up = unit.numerators.firstIndex(where: { isSame(part, $0) }),
                let down = unit.denominators.firstIndex(where: { isSame(part, $0) })
            else { continue }
            unit.numerators.remove(at: up)
            unit.denominators.remove(at: down)
        }
        return unit
    }

    /// The unit without its percent signs.
    var withoutPercents: Unit {
        Unit(numerators: numerators.filter { $0 != "%" }, denominators: denominators.filter { $0 != "%" })
    }

    /// The unit that people read: convertible parts cancelled, percent signs dropped unless nothing else is left.
    var simplified: Unit {
        let unit = cancelling(UnitConversion.isSameClass)
        if !unit.numerators.isEmpty, unit.numerators.allSatisfy({ $0 == "%" }) {
            return Unit(numerators: ["%"], denominators: unit.denominators)
        }
        return unit.withoutPercents
    }
}
