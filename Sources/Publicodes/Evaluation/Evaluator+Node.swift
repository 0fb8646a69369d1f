extension Evaluator {
    /// The value of a node, evaluated once in a frame.
    @inline(__always)
    func evaluate(_ id: Int32) throws(PublicodesError) -> Value {
        if isTracing { return try trace(id) }
        if let known = self.known(id) { return known }
        return try evaluateAnew(id)
    }

    /// Evaluates a node and remembers it.
    func evaluateAnew(_ id: Int32) throws(PublicodesError) -> Value {
        let value = try compute(nodes[id])
        store(value, at: id)
        return value
    }

    private func compute(_ node: NodeRecord) throws(PublicodesError) -> Value {
        switch node.kind {
        case .constant: return constant(node)
        case .reference: return try evaluate(rules[node.a].node)
        default: break
        }
        steps += 1
        if steps & 0xFFF == 0 || stack.isExhausted { try checkLimits() }
        switch node.kind {
        case .constant, .reference: return Value(.undefined)
        case .rule: return try evaluateRule(node.a)
        case .situation: return try evaluateSituation(node.a)
        case .condition: return try evaluateCondition(node)
        case .variations: return try evaluateVariations(node)
        case .operation: return try evaluateOperation(node)
        case .estNonDefini: return try evaluateEstNonDefini(node)
        case .estNonApplicable: return try isNotApplicable(node.a)
        case .unite: return try evaluateUnite(node)
        case .simplifierUnite: return try evaluateSimplifierUnite(node)
        case .arrondi: return try evaluateArrondi(node)
        case .logarithme: return try evaluateLogarithme(node)
        case .bareme: return try evaluateBareme(node)
        case .grille: return try evaluateGrille(node)
        case .tauxProgressif: return try evaluateTauxProgressif(node)
        case .duree: return try evaluateDuree(node)
        case .texte: return try evaluateTexte(node)
        case .variableManquante: return try evaluateVariableManquante(node)
        case .contexte: return try evaluateContexte(node)
        case .inversion: return try evaluateInversion(node)
        case .referenceCirculaire: return try evaluateReferenceCirculaire(node)
        case .unePossibilite: return try evaluateUnePossibilite(node)
        }
    }

    @inline(__always)
    func constant(_ node: NodeRecord) -> Value {
        switch Value.Tag(rawValue: node.detail) ?? .undefined {
        case .number: return Value(numbers[node.a], unit: node.unit)
        case .string:
            return Value(.string, payload: UInt64(UInt32(bitPattern: node.a < 0 ? today : node.a)), unit: node.unit)
        case let tag: return Value(tag, unit: node.unit)
        }
    }

    /// Refuses to go on beyond the limits.
    func checkLimits() throws(PublicodesError) {
        let rule = name(of: frame.evaluatedRule)
        if stack.isExhausted {
            throw PublicodesError(.limit, "Le calcul est trop profond", rule: rule)
        }
        if steps > limits.steps || deadline.map({ ContinuousClock.now > $0 }) == true {
            throw PublicodesError(.limit, "Le calcul est trop long", rule: rule)
        }
    }
}
