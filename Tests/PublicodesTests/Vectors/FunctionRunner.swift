import JSON
import Kernel

@testable import Publicodes

/// The helpers that the reference exports, case by case.
enum FunctionRunner {
    static func differences() -> [String] {
        var differences: [String] = []
        for test in VectorFile.conformance["cases"].elements where test["kind"] == .string("function") {
            let arguments = test["args"].elements
            let what =
                "\(test["id"].interpolated) \(test["fn"].interpolated) \(ProbeRunner.text(test["args"]).prefix(200))"
            do {
                let result = try call(test["fn"].interpolated, arguments)
                let expected = test["error"].isPresent ? test["error"] : test["result"]
                if let difference = VectorRunner.difference(
                    what, ProbeRunner.text(result), ProbeRunner.text(expected))
                {
                    differences.append(difference)
                }
            } catch let error as PublicodesError {
                if let difference = VectorRunner.difference(what, error, test["error"]) {
                    differences.append(difference)
                }
            } catch { differences.append("\(what) \(error)") }
        }
        return differences
    }

    private static func call(_ function: String, _ arguments: [RawNode]) throws -> RawNode {
        switch function {
        case "units.parseUnit": return json(try Unit(arguments[0].interpolated))
        case "units.convertUnit":
            let (from, to) = (unit(arguments[0]), unit(arguments[1]))
            guard let conversion = UnitConversion(from: from, to: to) else {
                throw PublicodesError(
                    .engine, "Impossible de convertir l'unité '\(from?.text ?? "")' en '\(to?.text ?? "")'")
            }
            return .number(from == nil ? number(arguments[2]) : conversion(number(arguments[2])))
        case "units.areUnitConvertible":
            return .bool(UnitConversion.isConvertible(unit(arguments[0]), unit(arguments[1])))
        case "units.inferUnit":
            let operands = arguments[1].elements.map { unit($0) ?? .none }
            return json(operands[0] * (arguments[0] == .string("/") ? operands[1].inverse : operands[1]))
        case "date.getDifferenceInMonths":
            return .number(DateDifference.months(from: arguments[0].interpolated, to: arguments[1].interpolated))
        case "date.getDifferenceInYears":
            return .number(try DateDifference.years(from: arguments[0].interpolated, to: arguments[1].interpolated))
        case "date.getTrimestreCivil": return .string(DateDifference.startOfQuarter(arguments[0].interpolated))
        case "format.formatValue": return .string(format(arguments))
        case "serializeEvaluation.serializeEvaluation":
            return evaluation(arguments[0]).expression.map { .string($0) } ?? .null
        case "ruleUtils.ruleParents":
            return .list(DottedName.parents(of: arguments[0].interpolated).map { .string($0) })
        case "ruleUtils.isAccessible":
            let (parser, scope) = try scope(arguments[0])
            let (context, name) = (arguments[1].interpolated, arguments[2].interpolated)
            guard let id = parser.id(of: name) else {
                throw PublicodesError(.internal, "La règle \"\(name)\" n'existe pas", rule: name)
            }
            return .bool(scope.isAccessible(id, from: context))
        case "ruleUtils.disambiguateReference":
            let (parser, scope) = try scope(arguments[0])
            let found = try scope.resolve(arguments[2].interpolated, from: arguments[1].interpolated)
            return .string(parser.name(of: found))
        case "parseExpression.parseExpression": return try expression(arguments)
        default: return .string("unknown function")
        }
    }

    private static func number(_ raw: RawNode) -> Double {
        if case .number(let number) = raw { number } else { JavaScriptMath.number(raw.interpolated) }
    }

    private static func unit(_ raw: RawNode) -> Unit? {
        guard raw.map != nil, raw["$undefined"] == .null else { return nil }
        return Unit(
            numerators: raw["numerators"].elements.map(\.interpolated),
            denominators: raw["denominators"].elements.map(\.interpolated))
    }

    private static func json(_ unit: Unit) -> RawNode {
        .map(
            RawMap([
                (key: "numerators", value: .list(unit.numerators.map { .string($0) })),
                (key: "denominators", value: .list(unit.denominators.map { .string($0) })),
            ]))
    }

    /// Rules which are only names, some of them private.
    private static func scope(_ raw: RawNode) throws -> (RuleParser, RuleScope) {
        let parser = RuleParser(options: EngineOptions())
        for (name, rule) in raw.map?.members ?? RawMap().members {
            let mark = rule["private"] == .bool(true) ? "[privé] " : ""
            try parser.define(mark + name) { _ in }
        }
        return (parser, RuleScope(parser))
    }

    private static func evaluation(_ raw: RawNode) -> Evaluation {
        let value: Evaluation.Result =
            switch raw["nodeValue"] {
            case .number(let number): .number(number)
            case .bool(let bool): .bool(bool)
            case .string(let string): .string(string)
            default: .undefined
            }
        return Evaluation(value: value, unit: unit(raw["unit"]), missingVariables: [], inversionFailed: false)
    }

    private static func format(_ arguments: [RawNode]) -> String {
        var format = ValueFormat()
        let options = arguments.count > 1 ? arguments[1] : .null
        // The recorded cases that name days were given a function which writes them in the plural.
        format.unitName = { unit, count in unit == "jour" && count > 1 ? "jours" : unit }
        if options["language"] == .string("en") { format.language = .english }
        format.displayedUnit = options["displayedUnit"].string
        if case .number(let precision) = options["precision"] { format.precision = Int(precision) }
        if case .number(let number) = arguments[0] {
            return format.text(
                Evaluation(value: .number(number), unit: nil, missingVariables: [], inversionFailed: false))
        }
        return format.text(evaluation(arguments[0]))
    }

    private static func expression(_ arguments: [RawNode]) throws -> RawNode {
        let maker = ExpressionParser.NodeMaker(
            constant: { (constant, unit) throws(PublicodesError) in
                var constant = constant
                constant.writtenUnit = unit
                return Node(.constant(constant))
            },
            reference: { (name) throws(PublicodesError) in
                Node(.reference(Node.Reference(name: name, context: 0)))
            })
        if case .number(let number) = arguments[0] {
            return json(Node(.constant(Node.Constant(value: .number(number), type: .number))))
        }
        return json(try ExpressionParser.parse(arguments[0].interpolated, rule: "<expression>", make: maker))
    }

    private static func json(_ node: Node) -> RawNode {
        switch node.form {
        case .constant(let constant):
            var members: [(key: String, value: RawNode)] = [(key: "type", value: .string("\(constant.type)"))]
            switch constant.value {
            case .number(let number): members.append((key: "nodeValue", value: .number(number)))
            case .bool(let bool): members.append((key: "nodeValue", value: .bool(bool)))
            case .string(let string): members.append((key: "nodeValue", value: .string(string)))
            case .null, .undefined: break
            }
            if let unit = constant.writtenUnit { members.append((key: "rawUnit", value: .string(unit))) }
            return .map(RawMap([(key: "constant", value: .map(RawMap(members)))]))
        case .reference(let reference):
            return .map(RawMap([(key: "variable", value: .string(reference.name))]))
        case .operation(let symbol, let left, let right):
            return .map(RawMap([(key: symbol.symbol, value: .list([json(left), json(right)]))]))
        default: return .null
        }
    }
}
