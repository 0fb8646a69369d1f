/// `variations`: the value of the first condition that holds.
///
/// Quirks kept: any number is a condition that holds, even 0; a condition of which nothing is known makes the whole
/// undefined, and the next ones are evaluated all the same until one holds; the values that follow the first one
/// evaluated are converted to its unit.
enum Variations {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        guard case .list(let elements) = raw else {
            throw PublicodesError(.javaScript, "v.map is not a function")
        }
        var branches: [(si: Node, alors: Node)] = []
        for element in elements {
            let members = try parser.members(of: element, reading: "si")
            if let sinon = members["sinon"] {
                branches.append((.oui, try parser.parse(sinon)))
            } else {
                let alors = try parser.parse("alors", of: element)
                branches.append((try parser.parse("si", of: element), alors))
            }
        }
        return Node(.variations(branches))
    }
}

extension Evaluator {
    func evaluateVariations(_ node: NodeRecord) throws(PublicodesError) -> Value {
        var result = Value(.null)
        var unit = UnitSlot.absent
        var set: UInt32 = 0
        var isUncertain = false
        for branch in 0..<node.b {
            let condition = try evaluate(lists[node.a + branch * 2])
            let weight = missing.bonus(condition.missing)
            if condition.isFalse || condition.isNull {
                set = missing.merge(set, weight)
                if isUncertain { result = Value(.undefined) }
                continue
            }
            var value = try evaluate(lists[node.a + branch * 2 + 1])
            set = missing.merge(set, missing.merge(weight, value.missing))
            if unit.isUnit { value = convert(value, to: unit, branch: Int(branch) + 1) } else { unit = value.unit }
            if isUncertain || condition.isUndefined {
                isUncertain = true
                result = Value(.undefined)
            } else {
                result = value
                break
            }
        }
        return result.with(unit: unit.isUnit ? unit : .absent).with(missing: set)
    }

    private func convert(_ value: Value, to unit: UnitSlot, branch: Int) -> Value {
        guard value.unit.isUnit, value.isNumber else { return value }
        guard let conversion = units.conversion(from: value.unit, to: unit) else {
            warn(
                "L'unité de la branche n° \(branch) du mécanisme 'variations' n'est pas compatible avec celle d'une "
                    + "branche précédente",
                .unitConversion, cause: conversionError(from: value.unit, to: unit))
            return value
        }
        return Value(conversion(value.number), unit: unit, missing: value.missing)
    }
}
