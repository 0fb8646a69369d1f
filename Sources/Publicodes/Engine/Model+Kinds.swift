/// What may be answered about a rule.
package enum RuleKind: Sendable, Equatable {
    case number
    case boolean
    case date
    case text
    /// One of some values.
    case choice([Possibility])
    /// The engine cannot tell.
    case unknown

    /// One of the values that a rule may take.
    package struct Possibility: Sendable, Equatable {
        /// The value as evaluations give it: the text, the number, or the name of a rule as it was written.
        package let value: Evaluation.Result
        /// The expression that says it in a situation.
        package let expression: String
        /// The rule that it names; `nil` for a text or a number.
        package let rule: String?
    }
}

extension Model {
    /// What may be answered about a rule that anyone may ask for.
    package func kind(of name: String) -> RuleKind {
        guard let id = program.ruleID(named: name) else { return .unknown }
        let rule = program.rules[Int(id)]
        if rule.possibilities >= 0 { return .choice(possibilities(of: rule, named: name)) }
        switch program.nodes[Int(rule.node)].type {
        case .number: return .number
        case .boolean: return .boolean
        case .date: return .date
        case .string: return descriptions[Int(id)].rawNode["type"]?.string == "date" ? .date : .text
        default: return RuleKind(declared: descriptions[Int(id)].rawNode)
        }
    }

    private func possibilities(of rule: RuleRecord, named name: String) -> [RuleKind.Possibility] {
        let node = program.nodes[Int(rule.possibilities)]
        let areRules = node.detail == PossibilitiesDraft.Kind.reference.rawValue
        return (0..<node.b).compactMap { place in
            let element = program.nodes[Int(program.lists[Int(node.a + place * 2)])]
            switch element.kind {
            case .constant where element.detail == Value.Tag.string.rawValue:
                let text = program.strings[element.a]
                return RuleKind.Possibility(
                    value: .string(text), expression: "'\(text)'", rule: areRules ? self.rule(text, from: name) : nil)
            case .constant where element.detail == Value.Tag.number.rawValue:
                let evaluation = Evaluation(
                    value: .number(program.numbers[Int(element.a)]),
                    unit: element.unit.isUnit ? program.units.units[Int(element.unit.rawValue)] : nil,
                    missingVariables: [], inversionFailed: false)
                return RuleKind.Possibility(
                    value: evaluation.value, expression: evaluation.expression ?? "", rule: nil)
            default: return nil
            }
        }
    }

    /// The rule that a name written in another rule means: its child, else its nearest parent's.
    private func rule(_ written: String, from name: String) -> String? {
        let places = [name] + DottedName.parents(of: name)
        return (places.map { $0 + DottedName.separator + written } + [written]).first {
            program.ruleID(named: $0) != nil
        }
    }
}

extension RuleKind {
    /// What the attributes of a rule say when its formula does not.
    fileprivate init(declared rule: RawMap) {
        switch rule["type"]?.string {
        case "date": self = .date
        case "texte": self = .text
        case "booléen": self = .boolean
        case "nombre": self = .number
        default: self = rule["unité"] != nil ? .number : rule["question"] != nil ? .boolean : .unknown
        }
    }
}

extension Unit {
    /// Whether numbers of this unit can be told in another one.
    package func converts(to other: Unit) -> Bool { UnitConversion(from: self, to: other) != nil }
}

extension Evaluation {
    /// The same value told in another unit, where it can be.
    package func converted(to unit: Unit) -> Evaluation {
        guard case .number(let number) = value, let own = self.unit,
            let conversion = UnitConversion(from: own, to: unit)
        else { return self }
        return Evaluation(
            value: .number(conversion(number)), unit: unit, missingVariables: missingVariables,
            inversionFailed: inversionFailed)
    }
}
