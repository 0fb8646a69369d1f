import Kernel

@testable import Publicodes

/// Runs recorded cases, and tells what differs.
enum VectorRunner {
    /// How options are written in the vectors.
    static func options(_ raw: RawNode) -> EngineOptions {
        var options = EngineOptions()
        switch raw["strict"] {
        case .bool(let all): options.strict = EngineOptions.Strict(all: all)
        case .map(let strict):
            options.strict.situation = strict["situation"] != .bool(false)
            options.strict.noOrphanRule = strict["noOrphanRule"] != .bool(false)
            options.strict.noCycleRuntime = strict["noCycleRuntime"] == .bool(true)
            options.strict.checkPossibleValues = strict["checkPossibleValues"] == .bool(true)
        default: break
        }
        let flag = raw["flag"]
        options.flags.filterNotApplicablePossibilities = flag["filterNotApplicablePossibilities"] == .bool(true)
        options.flags.automaticNamespaceDisabling = flag["automaticNamespaceDisabling"] != .bool(false)
        switch raw["warn"] {
        case .bool(false): options.warn = []
        case .map(let warn):
            for (key, value) in warn.members where value == .bool(false) {
                if let kind = Warning.Kind(rawValue: key) { options.warn.remove(kind) }
            }
        default: break
        }
        if case .number(let count) = raw["inversionMaxIterations"] { options.inversionMaxIterations = Int(count) }
        if raw["allowOrphanRules"] == .bool(true) { options.strict.noOrphanRule = false }
        return options
    }

    /// An evaluation as the vectors write it.
    static func describe(_ evaluation: Evaluation) -> String {
        let value =
            switch evaluation.value {
            case .undefined: "undefined"
            case .notApplicable: "null"
            case .bool(let bool): "\(bool)"
            case .number(let number): number == 0 && number.sign == .minus ? "-0" : JavaScriptNumber.text(number)
            case .string(let string): "'\(string)'"
            }
        let missing = evaluation.missingVariables.map { "\($0.name)=\(JavaScriptNumber.text($0.score))" }
        return "\(value) \(unit(evaluation.unit)) [\(missing.joined(separator: "; "))]"
    }

    /// An awaited result.
    static func describe(_ result: RawNode) -> String {
        let value =
            switch result["nodeValue"] {
            case .null: "null"
            case .bool(let bool): "\(bool)"
            case .number(let number): JavaScriptNumber.text(number)
            case .string(let string): "'\(string)'"
            case .map(let map): map["$num"]?.string ?? "undefined"
            case .list: "list"
            }
        let missing = result["missingVariables"].elements.map {
            "\($0.elements[0].interpolated)=\($0.elements[1].interpolated)"
        }
        return "\(value) \(unit(result["unit"])) [\(missing.joined(separator: "; "))]"
    }

    private static func unit(_ unit: Unit?) -> String {
        guard let unit else { return "-" }
        return unit.numerators.joined(separator: ".") + "/" + unit.denominators.joined(separator: ".")
    }

    private static func unit(_ raw: RawNode) -> String {
        guard raw.isPresent else { return "-" }
        return raw["numerators"].elements.map(\.interpolated).joined(separator: ".") + "/"
            + raw["denominators"].elements.map(\.interpolated).joined(separator: ".")
    }

    /// What was awaited and is not, if anything.
    static func difference(_ what: String, _ actual: String, _ expected: String) -> String? {
        actual.utf8.elementsEqual(expected.utf8) ? nil : "\(what)\n      got \(actual)\n      not \(expected)"
    }

    /// Compares an error with the recorded one.
    static func difference(_ what: String, _ error: PublicodesError, _ expected: RawNode) -> String? {
        guard expected.isPresent else { return "\(what)\n      got error \(error.message)" }
        return difference(
            what, "\(error.kind.rawValue) \(error.message)",
            "\(expected["name"].interpolated) \(expected["message"].interpolated)")
    }
}
