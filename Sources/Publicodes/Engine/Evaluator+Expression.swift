package import JSON

extension Evaluator {
    /// Evaluates an expression: a text, a number, or a mechanism.
    package func evaluate(_ expression: JSONValue) throws(PublicodesError) -> Evaluation {
        try evaluate(RawNode(expression))
    }

    /// Evaluates an expression: a text, a number, or a mechanism.
    package func evaluate(_ expression: RawNode) throws(PublicodesError) -> Evaluation {
        if let substitute {
            defer { warnings += substitute.takeWarnings() }
            return try substitute.evaluate(expression)
        }
        var evaluation = evaluation(of: try value(of: expression), named: true)
        if let node = lastNode, nodes[node].kind == .constant, nodes[node].b == Int32(ValueType.unknown.rawValue),
            evaluation.value == .undefined
        {
            evaluation.hasMissingVariables = false
        }
        if isTracing { evaluation.traversedVariables = tracer.traversed.map { name(of: $0) } }
        return evaluation
    }

    /// Evaluates a text.
    package func evaluate(_ expression: String) throws(PublicodesError) -> Evaluation {
        try evaluate(RawNode.string(expression))
    }

    /// The value of an expression in the situation, evaluated once.
    func value(of expression: RawNode) throws(PublicodesError) -> Value {
        let key = FragmentCache.Key(-1, expression)
        lastNode = nil
        // Quirk kept: texts and numbers are evaluated once in a situation, an object each time, with its warnings.
        if expression.map == nil, let known = evaluated[key] { return known }
        let fragment: Fragment
        if let known = fragments[key] {
            fragment = known
        } else {
            let rule = RawMap([(key: "[privé] " + DottedName.evaluation, value: formula(expression))])
            fragment = try Fragment.compile(rule, above: program)
            fragments[key] = fragment
        }
        let node = try lay(fragment)
        lastNode = node
        for rule in fragment.experimentalRules { warnOfExperimental(rule) }
        enter(root)
        frameDepth = 0
        stack = StackGuard(budget: limits.stack)
        steps = 0
        root.rules.reset()
        root.parents.reset()
        root.currentContext = nil
        if isTracing { tracer.begin() }
        let value = try evaluate(node)
        if isTracing { tracer.end() }
        evaluated[key] = value
        return value
    }

    /// What is told of a value.
    func evaluation(of value: Value, named: Bool) -> Evaluation {
        let result: Evaluation.Result =
            switch value.tag {
            case .undefined: .undefined
            case .null: .notApplicable
            case .false: .bool(false)
            case .true: .bool(true)
            case .number: .number(value.number)
            case .string: .string(text(value.string))
            }
        let missing = named ? self.missing.entries(of: value.missing) : []
        return Evaluation(
            value: result, unit: units.unit(value.unit),
            missingVariables: missing.map { (name: name(of: $0.name), score: $0.score) },
            inversionFailed: inversionFailed)
    }
}
