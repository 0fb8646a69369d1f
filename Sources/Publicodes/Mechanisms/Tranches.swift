/// What `barème`, `grille` and `taux progressif` have in common: an amount, ceilings, and the bracket where it falls.
enum Tranches {
    /// Reads the three parts; `key` is what each bracket gives.
    static func parse(
        _ raw: RawNode, _ kind: Node.TranchesKind, key: String, _ parser: RuleParser
    ) throws(PublicodesError) -> Node {
        let members = try parser.members(of: raw, reading: "assiette")
        let assiette = try parser.parse("assiette", of: raw)
        let multiplicateur =
            if let written = members["multiplicateur"], !written.isFalsy {
                try parser.parse(written)
            } else {
                Node.default(.number(1))
            }
        guard case .list(let elements) = members["tranches"] else {
            let complaint =
                members["tranches"] == nil
                ? "Cannot read properties of undefined (reading 'map')" : "tranches.map is not a function"
            throw PublicodesError(.javaScript, complaint)
        }
        guard !elements.isEmpty else { throw parser.syntaxError("Il faut au moins une tranche") }
        var tranches: [Node.Tranche] = []
        for element in elements {
            let members = try parser.members(of: element, reading: "plafond")
            let value = try parser.parse(key, of: element)
            let plafond =
                if let written = members["plafond"] {
                    try parser.parse(written)
                } else {
                    Node(.constant(Node.Constant(value: .number(.infinity), type: .number)))
                }
            tranches.append(Node.Tranche(plafond: plafond, value: value))
        }
        return Node(
            .tranches(
                kind, Node.Tranches(assiette: assiette, multiplicateur: multiplicateur, tranches: tranches)))
    }
}

/// A bracket as an amount finds it.
struct EvaluatedTranche {
    /// The node of its rate or amount.
    let value: Int32
    var plafond = Value(.undefined)
    /// The ceiling in the unit of the amount; `nil` while it is not known.
    var plafondValue: Double?
    var plancherValue: Double?
    /// Whether the amount falls there; `nil` when nobody knows, or after the bracket where it falls.
    var isActive: Bool?
    var isAfterActive: Bool?
    var missing: UInt32 = 0
}

extension Evaluator {
    /// The amount and what multiplies the ceilings.
    func evaluateAssiette(
        _ node: NodeRecord, zero: PublicodesError
    ) throws(PublicodesError) -> (assiette: Value, multiplicateur: Value) {
        let assiette = try evaluate(lists[node.a])
        let multiplicateur = try evaluate(lists[node.a + 1])
        if multiplicateur.isZero { throw zero }
        return (assiette, multiplicateur)
    }

    /// What is said when the ceilings are multiplied by 0.
    func zeroMultiplier() -> PublicodesError {
        PublicodesError(
            .evaluation, "Le multiplicateur ne peut pas être nul", rule: name(of: frame.rules.innermost ?? -1))
    }

    /// The brackets, their ceilings evaluated up to the one where the amount falls.
    func evaluateTranches(
        _ node: NodeRecord, _ assiette: Value, _ multiplicateur: Value
    ) throws(PublicodesError) -> [EvaluatedTranche] {
        var tranches: [EvaluatedTranche] = []
        tranches.reserveCapacity(Int(node.b))
        var isFound = false
        for place in 0..<node.b {
            let list = node.a + 2 + place * 2
            var tranche = EvaluatedTranche(value: lists[list + 1])
            if isFound {
                tranche.isAfterActive = true
            } else {
                tranche.plafond = try evaluate(lists[list])
                tranche.plancherValue = place == 0 ? 0 : tranches[Int(place) - 1].plafondValue
                locate(
                    assiette, multiplicateur, previous: place == 0 ? nil : tranches[Int(place) - 1], in: &tranche,
                    number: Int(place) + 1)
                try check(tranche, number: Int(place) + 1)
                isFound = tranche.isActive == true
            }
            tranches.append(tranche)
        }
        return tranches
    }

    /// Finds whether the amount falls in a bracket.
    private func locate(
        _ assiette: Value, _ multiplicateur: Value, previous: EvaluatedTranche?, in tranche: inout EvaluatedTranche,
        number: Int
    ) {
        let plafond = tranche.plafond
        tranche.plafondValue =
            plafond.isUndefined || multiplicateur.isUndefined ? nil : numeric(plafond) * numeric(multiplicateur)
        if tranche.plafondValue != .infinity, tranche.plafondValue != 0 {
            let unit = units.product(plafond.unit, multiplicateur.unit)
            if let conversion = units.conversion(from: unit, to: assiette.unit) {
                if unit.isUnit, let value = tranche.plafondValue { tranche.plafondValue = conversion(value) }
            } else {
                warn(
                    "L'unité du plafond de la tranche n°\(number)  n'est pas compatible avec celle l'assiette",
                    .unitConversion, cause: conversionError(from: unit, to: assiette.unit))
            }
        }
        if let floor = tranche.plancherValue, !assiette.isUndefined {
            tranche.isAfterActive = floor > numeric(assiette)
        }
        let isPlancherUndefined = previous?.plafond.isUndefined ?? false
        if plafond.isUndefined || assiette.isUndefined || multiplicateur.isUndefined || isPlancherUndefined {
            var set = missing.merge(plafond.missing, assiette.missing)
            set = missing.merge(set, multiplicateur.missing)
            tranche.missing = missing.merge(set, previous?.plafond.missing ?? 0)
        } else if let floor = tranche.plancherValue, let ceiling = tranche.plafondValue {
            tranche.isActive = numeric(assiette) >= floor && numeric(assiette) < ceiling
        }
    }

    /// Ceilings must go up.
    private func check(_ tranche: EvaluatedTranche, number: Int) throws(PublicodesError) {
        guard number > 1, tranche.isActive != nil, let floor = tranche.plancherValue, floor != 0, !floor.isNaN,
            let ceiling = tranche.plafondValue, ceiling <= floor
        else { return }
        throw PublicodesError(
            .evaluation,
            "Le plafond de la tranche n°\(number) a une valeur inférieure à celui de la tranche précédente",
            rule: name(of: frame.rules.innermost ?? -1))
    }

    /// A rate in percents.
    func percents(_ value: Value) throws(PublicodesError) -> Value {
        guard value.unit.isUnit, value.isNumber else { return value.with(unit: .percent) }
        guard let conversion = units.conversion(from: value.unit, to: .percent) else {
            throw conversionError(from: value.unit, to: .percent)
        }
        return Value(conversion(value.number), unit: .percent, missing: value.missing)
    }
}
