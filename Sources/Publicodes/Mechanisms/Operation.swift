import Kernel

/// The operators, also usable as mechanisms with a list of two operands: `+: [a, b]`.
enum Operation {
    static func parser(_ symbol: Operator) -> MechanismParser {
        { (raw, parser) throws(PublicodesError) in
            guard case .list(let elements) = raw else {
                throw PublicodesError(.javaScript, "v.map is not a function")
            }
            guard elements.count >= 2 else { return .operation(symbol, try parser.parse(.null), .non) }
            return .operation(symbol, try parser.parse(elements[0]), try parser.parse(elements[1]))
        }
    }
}

extension Evaluator {
    /// Evaluates the left operand, the right one unless the left one tells enough, and applies the operator.
    ///
    /// Quirk kept: where one operand tells enough, the missing variables are those of that operand alone.
    func evaluateOperation(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let symbol = unsafeBitCast(node.detail, to: Operator.self)
        let left = try evaluate(node.a)
        switch symbol {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .divideInteger, .subtract:
            if left.isNull { return Value(.null, missing: left.missing) }
        case .multiply, .divide:
            if left.isNull || left.isZero { return left.bare(missing: left.missing) }
        case .and: if left.isNull || left.isFalse { return Value(false, missing: left.missing) }
        case .or: if left.isTrue { return Value(true, missing: left.missing) }
        case .power, .add, .equal, .notEqual: break
        }
        let right = try evaluate(node.b)
        switch symbol {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .divideInteger:
            if right.isNull { return Value(.null, missing: right.missing) }
        case .divide:
            if right.isZero {
                throw PublicodesError(.evaluation, "Division by zero", rule: name(of: frame.rules.innermost ?? -1))
            }
            if right.isNull { return Value(.null, missing: right.missing) }
        case .multiply: if right.isNull || right.isZero { return right.bare(missing: right.missing) }
        case .and: if right.isNull || right.isFalse { return Value(false, missing: right.missing) }
        case .or: if right.isTrue { return Value(true, missing: right.missing) }
        case .power, .add, .subtract, .equal, .notEqual: break
        }
        let set = missing.merge(left.missing, right.missing)
        switch symbol {
        case .multiply: return try multiply(left, right).with(missing: set)
        case .divide:
            let unit = units.quotient(left.unit, right.unit)
            try checkUnits()
            return try apply(symbol, left, right).with(unit: unit).with(missing: set)
        case .divideInteger:
            let both = left.unit.isUnit && right.unit.isUnit
            let unit = both ? UnitSlot.undefined : units.product(left.unit, right.unit)
            return try apply(symbol, left, right).with(unit: unit).with(missing: set)
        case .add, .subtract: return try add(symbol, left, right).with(missing: set)
        default: return try withSameUnit(symbol, left, right).with(missing: set)
        }
    }

    private func multiply(_ left: Value, _ right: Value) throws(PublicodesError) -> Value {
        let product = try apply(.multiply, left, right)
        let unit = units.product(left.unit, right.unit)
        try checkUnits()
        guard unit.isUnit, units.hasPercent(unit) else { return product.with(unit: unit) }
        let ratio = product.isNumber ? Value(product.number / 100) : product
        return ratio.with(unit: units.withoutOnePercent(unit))
    }

    private func checkUnits() throws(PublicodesError) {
        guard units.isTooLong else { return }
        throw PublicodesError(.limit, "L'unité du résultat est trop longue", rule: name(of: frame.evaluatedRule))
    }

    /// Adds or subtracts. Quirk kept: a percentage on the right of anything else is a part of it, `100 € + 10%` is 110 €.
    private func add(_ symbol: Operator, _ left: Value, _ right: Value) throws(PublicodesError) -> Value {
        guard units.isPercent(right.unit), !units.isPercent(left.unit) else {
            let result = try withSameUnit(symbol, left, right)
            let unit = left.unit.isUnit ? left.unit : right.unit.isUnit ? right.unit : .undefined
            return result.with(unit: unit)
        }
        let unit = units.withoutOnePercent(units.product(left.unit, right.unit))
        if left.isNumber, right.isNumber {
            let ratio = right.number / 100 * (symbol == .subtract ? -1 : 1)
            return Value(left.number * (1 + ratio), unit: unit)
        }
        return try apply(symbol, left, right).with(unit: unit)
    }

    /// Converts the right operand to the unit of the left one, and applies the operator; a warning when it cannot be.
    ///
    /// Even between equal units, converting rounds to sixteen decimals.
    private func withSameUnit(_ symbol: Operator, _ left: Value, _ right: Value) throws(PublicodesError) -> Value {
        guard left.unit.isUnit, right.unit.isUnit, right.isNumber, !left.isUndefined else {
            return try apply(symbol, left, right)
        }
        guard let conversion = units.conversion(from: right.unit, to: left.unit) else {
            warn(
                "Dans l'expression '\(symbol.symbol)', la partie gauche (unité: \(units.shown(left.unit))) n'est pas "
                    + "compatible avec la partie droite (unité: \(units.shown(right.unit)))",
                .unitConversion, cause: conversionError(from: right.unit, to: left.unit))
            return try apply(symbol, left, right)
        }
        return try apply(symbol, left, Value(conversion(right.number)))
    }

    /// Applies an operator to two values as JavaScript does, without unit; two dates are two instants.
    func apply(_ symbol: Operator, _ left: Value, _ right: Value) throws(PublicodesError) -> Value {
        if left.isUndefined || right.isUndefined { return Value(.undefined) }
        if left.isNumber, right.isNumber { return apply(symbol, left.number, right.number) }
        if left.isString, right.isString {
            return try apply(symbol, text(left.string), text(right.string), left, right)
        }
        return try applyMixed(symbol, left, right)
    }

    private func apply(
        _ symbol: Operator, _ a: String, _ b: String, _ left: Value, _ right: Value
    ) throws(PublicodesError) -> Value {
        if CalendarDate.isDate(a), CalendarDate.isDate(b) {
            return apply(symbol, try CalendarDate(text: a).milliseconds, try CalendarDate(text: b).milliseconds)
        }
        if let compared = compare(symbol, a, b) { return Value(compared) }
        return try applyMixed(symbol, left, right)
    }

    private func applyMixed(_ symbol: Operator, _ left: Value, _ right: Value) throws(PublicodesError) -> Value {
        switch symbol {
        case .equal: return Value(isSame(left, right))
        case .notEqual: return Value(!isSame(left, right))
        case .and: return isTruthy(left) ? right.bare(missing: 0) : left.isNull ? Value(false) : left.bare(missing: 0)
        case .or: return isTruthy(left) ? left.bare(missing: 0) : right.isNull ? Value(false) : right.bare(missing: 0)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: if right.isNull { return Value(.null) }
        case .add where left.isString || right.isString:
            return try newText(shown(left) + shown(right))
        default: break
        }
        return apply(symbol, numeric(left), numeric(right))
    }

    private func apply(_ symbol: Operator, _ a: Double, _ b: Double) -> Value {
        switch symbol {
        case .multiply: Value(a * b)
        case .divide: Value(a / b)
        case .divideInteger: Value((a - JavaScriptMath.remainder(a, b)) / b)
        case .power: Value(JavaScriptMath.power(a, b))
        case .add: Value(a + b)
        case .subtract: Value(a - b)
        case .less: Value(a < b)
        case .lessOrEqual: Value(a <= b)
        case .greater: Value(a > b)
        case .greaterOrEqual: Value(a >= b)
        case .equal: Value(a == b)
        case .notEqual: Value(a != b)
        case .and: Value(a == 0 || a.isNaN ? a : b)
        case .or: Value(a == 0 || a.isNaN ? b : a)
        }
    }

    /// Strict equality; « non applicable » is the same as false.
    private func isSame(_ left: Value, _ right: Value) -> Bool {
        if left.isString, right.isString { return text(left.string).utf8.elementsEqual(text(right.string).utf8) }
        let (a, b) = (left.isNull ? .false : left.tag, right.isNull ? .false : right.tag)
        return a == b
    }

    /// Compares texts by UTF-16 units.
    private func compare(_ symbol: Operator, _ left: String, _ right: String) -> Bool? {
        switch symbol {
        case .less: left.utf16.lexicographicallyPrecedes(right.utf16)
        case .greater: right.utf16.lexicographicallyPrecedes(left.utf16)
        case .lessOrEqual: !right.utf16.lexicographicallyPrecedes(left.utf16)
        case .greaterOrEqual: !left.utf16.lexicographicallyPrecedes(right.utf16)
        default: nil
        }
    }

    /// Whether JavaScript holds a value for true.
    private func isTruthy(_ value: Value) -> Bool {
        switch value.tag {
        case .undefined, .null, .false: false
        case .true: true
        case .number: !(value.number == 0 || value.number.isNaN)
        case .string: !text(value.string).isEmpty
        }
    }

    /// The number that JavaScript takes a value for.
    func numeric(_ value: Value) -> Double {
        switch value.tag {
        case .undefined: .nan
        case .null, .false: 0
        case .true: 1
        case .number: value.number
        case .string: JavaScriptMath.number(text(value.string))
        }
    }

    /// The text that JavaScript makes of a value.
    func shown(_ value: Value) -> String {
        switch value.tag {
        case .undefined: "undefined"
        case .null: "null"
        case .false: "false"
        case .true: "true"
        case .number: JavaScriptNumber.text(value.number)
        case .string: text(value.string)
        }
    }

    /// What is said when units do not go together.
    func conversionError(from: UnitSlot, to: UnitSlot) -> PublicodesError {
        PublicodesError(
            .engine, "Impossible de convertir l'unité '\(units.shown(from))' en '\(units.shown(to))'")
    }
}
