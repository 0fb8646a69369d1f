/// `une possibilité`: the values that a rule may take: texts, numbers, or rules named or defined there.
enum UnePossibilite {
    /// Takes the possibilities out of a rule; the rules defined among them go to its children.
    static func parse(
        _ rule: inout RawMap, children: inout RawMap, _ parser: RuleParser
    ) throws(PublicodesError) -> PossibilitiesDraft? {
        guard let elements = try elements(&rule, parser) else { return nil }
        var possibilities: [PossibilitiesDraft.Possibility] = []
        var reference: (possibility: PossibilitiesDraft.Possibility, kind: PossibilitiesDraft.Kind)?
        for element in elements {
            let (possibility, kind) = try possibility(element, &children, parser)
            if let reference {
                try check(possibility, kind, against: reference.possibility, reference.kind, parser)
            }
            // Quirk kept: among numbers with a unit, the last one's is the unit of the rule.
            if reference == nil || (kind == .number && reference?.possibility.unit != nil) {
                reference = (possibility, kind)
            }
            possibilities.append(possibility)
        }
        guard let reference else { return nil }
        let draft = PossibilitiesDraft(
            kind: reference.kind, unit: reference.possibility.unit, possibilities: possibilities)
        try checkDuplicates(draft, parser)
        return draft
    }

    /// The written possibilities, also where they are deprecated.
    private static func elements(
        _ rule: inout RawMap, _ parser: RuleParser
    ) throws(PublicodesError) -> [RawNode]? {
        var written: RawNode?
        for key in ["valeur", "formule"] {
            guard var inner = rule[key]?.map, let found = inner["une possibilité"], !found.isFalsy else { continue }
            written = found
            parser.warn(
                "La clé 'une possibilité' à l'intérieur de la clé '\(key)' est dépréciée, veuillez la déplacer"
                    + (key == "valeur" ? "\n" : " ") + "au niveau supérieur.", .deprecatedSyntax)
            inner["une possibilité"] = nil
            rule[key] = .map(inner)
        }
        if let own = rule["une possibilité"] {
            guard !own.isFalsy else {
                throw parser.syntaxError("La clé 'une possibilité' ne peut pas être vide")
            }
            written = own
        }
        if let nested = written?.map?["possibilités"] {
            written = nested
            parser.warn(
                "La clé 'possibilités' à l'intérieur de la clé 'une possibilité' est dépréciée. Utilisez directement la "
                    + "clé 'une possibilité' pour lister les possibilités.", .deprecatedSyntax)
        }
        guard let written, !written.isFalsy else { return nil }
        guard case .list(let elements) = written, !elements.isEmpty else {
            throw parser.syntaxError(
                "La clé 'une possibilité' doit être un tableau contenant au moins un élément")
        }
        return elements
    }

    private static func possibility(
        _ raw: RawNode, _ children: inout RawMap, _ parser: RuleParser
    ) throws(PublicodesError) -> (PossibilitiesDraft.Possibility, PossibilitiesDraft.Kind) {
        var written = raw
        if case .map(let map) = raw {
            guard map.count == 1 else {
                throw parser.syntaxError("Il ne peut y avoir qu'une seule définition de règle par possibilité.")
            }
            guard children[map.keys[0]] == nil else {
                throw parser.syntaxError("La règle \"\(map.keys[0])\" est déjà définie")
            }
            children[map.keys[0]] = map.values[0]
            written = .string(map.keys[0])
        }
        let node = try parser.parse(written)
        switch node.form {
        case .reference(let reference):
            let copy = Node(.reference(Node.Reference(name: reference.name, context: reference.context)))
            let possibility = PossibilitiesDraft.Possibility(
                node: node, notApplicable: Node(.estNonApplicable(copy)), value: .string(reference.name), unit: nil,
                written: "'\(reference.name)'")
            return (possibility, .reference)
        case .constant(let constant):
            let kind: PossibilitiesDraft.Kind
            let text: String
            switch (constant.type, constant.value) {
            case (.string, .string(let string)): (kind, text) = (.string, "'\(string)'")
            case (.number, .number): (kind, text) = (.number, written.interpolated)
            default:
                throw parser.syntaxError(
                    "Les choix possibles doivent être des nombres ou des chaînes de caractères.")
            }
            let possibility = PossibilitiesDraft.Possibility(
                node: node, notApplicable: nil, value: constant.value, unit: constant.unit, written: text)
            return (possibility, kind)
        default:
            throw parser.syntaxError(
                "\"\(written.interpolated)\" n'est pas une constante ou une référence.\n"
                    + "Les choix possibles doivent être des constantes ou des références.")
        }
    }

    private static func check(
        _ possibility: PossibilitiesDraft.Possibility, _ kind: PossibilitiesDraft.Kind,
        against reference: PossibilitiesDraft.Possibility, _ referenceKind: PossibilitiesDraft.Kind,
        _ parser: RuleParser
    ) throws(PublicodesError) {
        guard kind == referenceKind else {
            throw parser.syntaxError(
                "Les possibilités doivent être toutes du même type.\n\(reference.written) et \(possibility.written) ne"
                    + " sont pas du même type.")
        }
        guard kind == .number, let unit = reference.unit else { return }
        guard UnitConversion(from: possibility.unit, to: unit) != nil else {
            throw parser.syntaxError(
                "Les possibilités doivent être toutes dans la même classe d'unité.\n\n"
                    + "\t\t\t\t\t\(possibility.unit?.text ?? "undefined") n'est pas convertible en \(unit.text).")
        }
    }

    private static func checkDuplicates(_ draft: PossibilitiesDraft, _ parser: RuleParser) throws(PublicodesError) {
        var seen: Set<String> = []
        var doubles: [String] = []
        for possibility in draft.possibilities {
            var key = possibility.written
            if draft.kind == .number, case .number(let number) = possibility.value {
                let conversion = UnitConversion(from: possibility.unit, to: draft.unit)
                key = "\(possibility.unit == nil ? number : conversion.map { $0(number) } ?? number)"
            }
            if !seen.insert(key).inserted { doubles.append(possibility.written) }
        }
        guard doubles.isEmpty else {
            throw parser.syntaxError(
                "Il ne doit pas y avoir de doublons parmi les possibilités.\nLes valeurs suivantes sont en double : "
                    + doubles.joined(separator: ", ") + ".")
        }
    }
}

extension Evaluator {
    /// The only possibility that is applicable, « non applicable » when none is, undefined otherwise.
    func evaluateUnePossibilite(_ node: NodeRecord) throws(PublicodesError) -> Value {
        guard node.detail == PossibilitiesDraft.Kind.reference.rawValue,
            model.options.flags.filterNotApplicablePossibilities
        else { return Value(.undefined, unit: node.unit) }
        var set: UInt32 = 0
        var applicable: [Int32] = []
        for place in 0..<node.b {
            let test = try evaluate(lists[node.a + place * 2 + 1])
            set = missing.merge(set, test.missing)
            if !test.isTrue { applicable.append(lists[node.a + place * 2]) }
        }
        switch applicable.count {
        case 0: return Value(.null, missing: set)
        case 1: return try evaluate(applicable[0]).with(missing: set)
        default: return Value(.undefined, missing: set)
        }
    }

    /// Whether a value is one of the possibilities; anything that is not known or not applicable is.
    func isValid(_ value: Value, for possibilities: Int32) throws(PublicodesError) -> Bool {
        if value.isUndefined || value.isNull { return true }
        let node = nodes[possibilities]
        for place in 0..<node.b {
            let possibility = try evaluate(lists[node.a + place * 2])
            switch PossibilitiesDraft.Kind(rawValue: node.detail) {
            case .number:
                if try isSame(value, possibility) { return true }
            case .string: if shown(possibility) == shown(value) { return true }
            case .reference, nil:
                guard shown(possibility) == shown(value) else { continue }
                guard model.options.flags.filterNotApplicablePossibilities else { return true }
                if try !evaluate(lists[node.a + place * 2 + 1]).isTrue { return true }
            }
        }
        return false
    }

    private func isSame(_ value: Value, _ possibility: Value) throws(PublicodesError) -> Bool {
        guard value.isNumber else { return false }
        guard possibility.unit.isUnit, value.unit.isUnit else { return value.number == possibility.number }
        guard let conversion = units.conversion(from: value.unit, to: possibility.unit) else {
            throw conversionError(from: value.unit, to: possibility.unit)
        }
        return conversion(value.number) == possibility.number
    }
}
