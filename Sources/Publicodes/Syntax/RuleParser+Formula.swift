import Kernel

extension RuleParser {
    /// Reads a value of a formula: a number, an expression, or a mechanism.
    func parse(_ raw: RawNode) throws(PublicodesError) -> Node {
        switch raw {
        case .null:
            throw syntaxError(
                "\n\tUne des valeurs de la formule est vide.\n\tVérifiez que tous les champs à droite des deux points"
                    + " sont remplis")
        case .bool:
            throw syntaxError(
                "\nLes valeurs booléennes true / false ne sont acceptées.\n"
                    + "Utilisez leur contrepartie française : 'oui' / 'non'")
        case .number(let number):
            return try constant(Node.Constant(value: .number(number), type: .number), unit: nil).written(raw)
        case .string(let expression):
            guard expression.utf8.count <= options.limits.expressionBytes else {
                throw PublicodesError(.limit, "L'expression est trop longue", rule: currentName)
            }
            let maker = ExpressionParser.NodeMaker(constant: constant, reference: reference)
            return try ExpressionParser.parse(expression, rule: currentName, make: maker).written(raw)
        case .list(let elements):
            let shown = elements.map { "'\($0.interpolated)'" }.joined(separator: ", ")
            throw syntaxError(
                "\nIl manque le nom du mécanisme pour le tableau : [\(shown)]\nLes mécanisme possibles sont : "
                    + "'somme', 'le maximum de', 'le minimum de', 'toutes ces conditions', 'une de ces conditions'.\n\t\t"
            )
        case .map(let map):
            try enter()
            defer { leave() }
            return try map["nodeKind"] == nil ? parseMechanism(map).written(raw) : ParsedNode.parse(map, self)
        }
    }

    /// Reads a mechanism, the chained ones first, from the outermost to the innermost.
    private func parseMechanism(_ map: RawMap) throws(PublicodesError) -> Node {
        for chained in MechanismTable.chained {
            guard let parameter = map[chained.name] else { continue }
            try enter()
            defer { leave() }
            let value = RawNode.map(map.without(chained.name))
            return try inMechanism(chained.name) { () throws(PublicodesError) in
                try chained.parse(value, parameter, self)
            }
        }
        guard let name = map.keys.first else { return Node(.constant(Node.Constant(value: .undefined))) }
        guard map.count == 1 else {
            let shown = map.keys.map { "'\($0)'" }.joined(separator: ", ")
            throw syntaxError(
                "\nLes mécanismes suivants se situent au même niveau : \(shown)\n"
                    + "Cela vient probablement d'une erreur dans l'indentation\n\t")
        }
        guard let mechanism = MechanismTable.mechanisms[name] else {
            throw syntaxError(
                "Le mécanisme \"\(name)\" est inconnu.\n\nVérifiez qu'il n'y ait pas d'erreur dans l'orthographe du nom."
            )
        }
        return try inMechanism(name) { () throws(PublicodesError) in try mechanism(map.values[0], self) }
    }

    /// Gives its mechanism to an error that has no rule yet.
    private func inMechanism(
        _ name: String, _ body: () throws(PublicodesError) -> Node
    ) throws(PublicodesError) -> Node {
        do {
            return try body()
        } catch {
            guard error.kind == .plain || error.kind == .javaScript else { throw error }
            throw syntaxError("➡️ Dans le mécanisme \(name)\n\(error.message)")
        }
    }

    /// A constant, with its unit when it has one.
    private func constant(_ constant: Node.Constant, unit: String?) throws(PublicodesError) -> Node {
        guard let unit else { return Node(.constant(constant)) }
        var constant = constant
        constant.unit = try self.unit(unit)
        constant.writtenUnit = unit
        return Node(.constant(constant))
    }

    /// A reference from the rule being read.
    func reference(_ name: String) throws(PublicodesError) -> Node {
        guard let current else {
            throw PublicodesError(
                .internal,
                "Une référence ne peut pas exister en dehors d'une règle (`context.dottedName` est vide)", rule: name)
        }
        guard !name.isEmpty else { throw syntaxError("Une référence ne peut pas être vide") }
        return Node(.reference(Node.Reference(name: name, context: current)))
    }

    /// A unit as it is written, in the singular that the options know.
    func unit(_ text: String) throws(PublicodesError) -> Unit {
        guard let key = options.unitKey else { return try Unit(text) }
        return try Unit(text, key: key)
    }

    /// The elements of a mechanism over a list.
    func elements(_ raw: RawNode, complaint: String) throws(PublicodesError) -> [Node] {
        guard case .list(let elements) = raw else {
            _ = try parse(raw)
            throw PublicodesError(.javaScript, complaint)
        }
        guard elements.count <= options.limits.formulaDepth else {
            throw PublicodesError(.limit, "La liste est trop longue", rule: currentName)
        }
        var nodes: [Node] = []
        for element in elements { nodes.append(try parse(element)) }
        return nodes
    }

    /// The parameter of a mechanism; parsing an absent one says that it is empty.
    func parse(_ key: String, of raw: RawNode) throws(PublicodesError) -> Node {
        try parse(members(of: raw, reading: key)[key] ?? .null)
    }

    /// The members of a mechanism's parameters.
    func members(of raw: RawNode, reading key: String) throws(PublicodesError) -> RawMap {
        if raw == .null {
            throw PublicodesError(.javaScript, "Cannot read properties of null (reading '\(key)')")
        }
        return raw.map ?? RawMap()
    }

    func syntaxError(_ sentence: String) -> PublicodesError {
        PublicodesError(.syntax, sentence, rule: currentName)
    }
}

extension Node {
    /// Keeps what was written.
    fileprivate func written(_ raw: RawNode) -> Node {
        source = raw
        return self
    }
}
