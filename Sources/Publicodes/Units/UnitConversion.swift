/// How a number goes from one unit to another.
struct UnitConversion: Sendable {
    /// The two factors that simplify each unit, and those between numerators and between denominators.
    private let source: Double
    private let target: Double
    private let numerators: Double
    private let denominators: Double

    /// A conversion, or `nil` when the units do not measure the same thing; an absent unit goes with anything.
    init?(from: Unit?, to: Unit?) {
        guard UnitConversion.isEquivalent(from, to) || UnitConversion.isConvertible(from, to) else { return nil }
        let (source, target) = (from ?? .none, to ?? .none)
        self.source = UnitConversion.simplifyingFactor(source)
        self.target = UnitConversion.simplifyingFactor(target)
        let (left, right) = (UnitConversion.reduced(source), UnitConversion.reduced(target))
        numerators = UnitConversion.factor(left.numerators, right.numerators)
        denominators = UnitConversion.factor(right.denominators, left.denominators)
    }

    /// The converted number; 0 and NaN stay as they are.
    func callAsFunction(_ value: Double) -> Double {
        guard value != 0, !value.isNaN else { return value }
        return JavaScriptMath.roundedToSixteenDecimals(value * source / target * numerators * denominators)
    }

    private static func simplifyingFactor(_ unit: Unit) -> Double {
        JavaScriptMath.roundedToSixteenDecimals(1 * factor(unit.numerators, unit.denominators))
    }

    private static func reduced(_ unit: Unit) -> Unit { unit.withoutPercents.cancelling(isSameClass) }

    /// The factor between two lists of base units: a hundred for each percent sign, and the ratios of the table.
    ///
    /// Quirk kept: each source unit takes the first different convertible target unit, and never uses it up.
    private static func factor(_ from: [String], _ to: [String]) -> Double {
        let percents = to.count { $0 == "%" } - from.count { $0 == "%" }
        var factor = JavaScriptMath.power(100, Double(percents))
        for unit in from {
            if let target = to.first(where: { ratio(unit, $0) != nil }) { factor *= ratio(unit, target) ?? 1 }
        }
        return factor
    }

    private static func ratio(_ from: String, _ to: String) -> Double? {
        ratios["\(to)/\(from)"] ?? ratios["\(from)/\(to)"].map { 1 / $0 }
    }

    /// How many of the first are in one of the second.
    private static let ratios: [String: Double] = [
        "mois/an": 12, "jour/an": 365, "jour/mois": 365.0 / 12, "trimestre/an": 4, "mois/trimestre": 3,
        "jour/trimestre": 365.0 / 12 * 3, "€/k€": 1000, "g/kg": 1000, "mg/g": 1000, "mg/kg": 1_000_000, "m/km": 1000,
        "cm/m": 100, "mm/cm": 10, "mm/m": 1000, "cm/km": 100_000, "mm/km": 1_000_000,
    ]

    /// The base units that convert into one another.
    private static let classes: [Set<String>] = [
        ["mois", "an", "jour", "trimestre"], ["€", "k€"], ["g", "kg", "mg"], ["m", "km", "cm", "mm"],
    ]

    private static let equivalents = ["kW.h": "kWh", "mn/h": "noeud"]

    static func isSameClass(_ left: String, _ right: String) -> Bool {
        left == right || classes.contains { $0.contains(left) && $0.contains(right) }
    }

    private static func isEquivalent(_ from: Unit?, _ to: Unit?) -> Bool {
        guard let from = from?.text, let to = to?.text, !from.isEmpty, !to.isEmpty else { return false }
        return from == to || from == equivalents[to] || to == equivalents[from]
    }

    /// Whether both units have the same power in each class; percents do not count.
    static func isConvertible(_ from: Unit?, _ to: Unit?) -> Bool {
        guard let from, let to else { return true }
        var balance: [String: Int] = [:]
        func add(_ units: [String], _ step: Int) {
            for unit in units {
                let place = classes.firstIndex { $0.contains(unit) }
                balance[place.map(String.init) ?? unit, default: 0] += step
            }
        }
        add(from.numerators, 1)
        add(from.denominators, -1)
        add(to.numerators, -1)
        add(to.denominators, 1)
        return balance.allSatisfy { $0.key == "%" || $0.value == 0 }
    }
}
