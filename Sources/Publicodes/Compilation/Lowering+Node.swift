import JSON

extension Lowering {
    /// Lowers a node; `isInlined` says whether references in it may be replaced.
    func lower(_ node: Node, _ isInlined: Bool) throws(PublicodesError) -> Int32 {
        try within { () throws(PublicodesError) in
            switch node.form {
            case .constant(let constant): return lower(constant)
            case .reference(let reference): return lower(node, reference, isInlined)
            case .operation(let symbol, let left, let right):
                return append(
                    NodeRecord(
                        kind: .operation, detail: symbol.rawValue, a: try lower(left, isInlined),
                        b: try lower(right, isInlined)))
            case .condition(let si, let alors, let sinon):
                return append(
                    NodeRecord(
                        kind: .condition, a: try lower(si, isInlined), b: try lower(alors, isInlined),
                        c: try lower(sinon, isInlined)))
            case .variations(let branches):
                var list: [Int32] = []
                for branch in branches {
                    list.append(try lower(branch.si, isInlined))
                    list.append(try lower(branch.alors, isInlined))
                }
                return append(NodeRecord(kind: .variations, a: append(list: list), b: Int32(branches.count)))
            case .estNonDefini(let value): return try unary(.estNonDefini, value, isInlined)
            case .estNonApplicable(let value): return try unary(.estNonApplicable, value, isInlined)
            case .unite(let value, let unit):
                return append(
                    NodeRecord(kind: .unite, unit: parts.units.slot(of: unit), a: try lower(value, isInlined)))
            case .simplifierUnite(let value): return try unary(.simplifierUnite, value, isInlined)
            case .arrondi(let value, let decimales):
                return append(
                    NodeRecord(kind: .arrondi, a: try lower(value, isInlined), b: try lower(decimales, isInlined)))
            case .logarithme(let value): return try unary(.logarithme, value, isInlined)
            case .tranches(let kind, let tranches): return try lower(kind, tranches, isInlined)
            case .duree(let depuis, let jusqua, let unit):
                return append(
                    NodeRecord(
                        kind: .duree, detail: Duree.Kind(unit).rawValue, unit: parts.units.slot(of: unit),
                        a: try lower(depuis, isInlined), b: try lower(jusqua, isInlined)))
            case .texte(let texts): return try lower(texts, isInlined)
            case .variableManquante(let value, let name):
                return append(
                    NodeRecord(kind: .variableManquante, a: try lower(value, isInlined), b: nameID(name)))
            case .contexte(let value, let overrides): return try lower(contexte: value, overrides, isInlined)
            case .inversion(let inversion): return lower(inversion)
            case .referenceCirculaire(let value, let rule):
                return append(NodeRecord(kind: .referenceCirculaire, a: try lower(value, isInlined), b: rule))
            }
        }
    }

    private func unary(_ kind: NodeKind, _ value: Node, _ isInlined: Bool) throws(PublicodesError) -> Int32 {
        append(NodeRecord(kind: kind, a: try lower(value, isInlined)))
    }

    private func lower(_ constant: Node.Constant) -> Int32 {
        var record = NodeRecord(kind: .constant)
        record.b = Int32(constant.type.rawValue)
        record.c = constant.isNullable ? 1 : 0
        if let unit = constant.unit { record.unit = parts.units.slot(of: unit) }
        switch constant.value {
        case .undefined: record.detail = Value.Tag.undefined.rawValue
        case .null: record.detail = Value.Tag.null.rawValue
        case .bool(let bool): record.detail = (bool ? Value.Tag.true : .false).rawValue
        case .number(let number):
            record.detail = Value.Tag.number.rawValue
            record.a = append(number: number)
        case .string(let text):
            record.detail = Value.Tag.string.rawValue
            record.a = constant.isToday ? -1 : string(text)
        }
        return append(record)
    }

    private func lower(_ node: Node, _ reference: Node.Reference, _ isInlined: Bool) -> Int32 {
        if node.loweredID < 0 { node.loweredID = append(NodeRecord(kind: .reference, a: reference.target)) }
        guard isInlined, isReplaced(reference.target) else { return node.loweredID }
        return replacement(of: reference, node: node.loweredID)
    }

    private func lower(
        _ kind: Node.TranchesKind, _ tranches: Node.Tranches, _ isInlined: Bool
    ) throws(PublicodesError) -> Int32 {
        var list = [try lower(tranches.assiette, isInlined), try lower(tranches.multiplicateur, isInlined)]
        for tranche in tranches.tranches {
            list.append(try lower(tranche.plafond, isInlined))
            list.append(try lower(tranche.value, isInlined))
        }
        let kind: NodeKind =
            switch kind {
            case .bareme: .bareme
            case .grille: .grille
            case .tauxProgressif: .tauxProgressif
            }
        return append(NodeRecord(kind: kind, a: append(list: list), b: Int32(tranches.tranches.count)))
    }

    private func lower(_ texts: [Node.TextPart], _ isInlined: Bool) throws(PublicodesError) -> Int32 {
        var list: [Int32] = []
        for part in texts {
            switch part {
            case .characters(let text): list += [1, string(text)]
            case .expression(let node): list += [0, try lower(node, isInlined)]
            }
        }
        return append(NodeRecord(kind: .texte, a: append(list: list), b: Int32(texts.count)))
    }

    /// The overridden rules are never replaced; what they are given may be.
    private func lower(
        contexte value: Node, _ overrides: [Node.Override], _ isInlined: Bool
    ) throws(PublicodesError) -> Int32 {
        var identities: [String] = []
        var entries: [Int32] = []
        for override in overrides {
            guard case .reference(let reference) = override.rule.form else {
                throw PublicodesError(.syntax, "Une clé de contexte doit être le nom d'une règle")
            }
            var writer = JSONWriter()
            override.value.source?.write(into: &writer)
            let identity = "\(reference.context) \(reference.target) \(writer.text)"
            identities.append(identity)
            // What the inner situation holds is a copy, which alone is known there to be evaluated already.
            let copy = try lower(override.value, isInlined)
            situationRoots.append(copy)
            entries += [
                try lower(override.rule, false), try lower(override.value, isInlined), context(identity), copy,
            ]
        }
        let list = append(list: [context("* " + identities.joined(separator: "\n"))] + entries)
        return append(
            NodeRecord(kind: .contexte, a: try lower(value, isInlined), b: list, c: Int32(overrides.count)))
    }

    private func lower(_ inversion: Node.Inversion) -> Int32 {
        let first = append(number: inversion.minimum)
        _ = append(number: inversion.maximum)
        _ = append(number: inversion.tolerance)
        var list = [inversion.rule]
        for candidate in inversion.candidates {
            if case .reference(let reference) = candidate.form { list.append(reference.target) }
        }
        let place = append(list: list)
        return append(NodeRecord(kind: .inversion, a: place, b: Int32(list.count - 1), c: first))
    }

    /// Possibilities keep their own references: nothing replaces them.
    func lower(_ draft: PossibilitiesDraft) throws(PublicodesError) -> Int32 {
        var list: [Int32] = []
        for possibility in draft.possibilities {
            list.append(
                lower(Node.Constant(value: possibility.value, unit: possibility.unit)))
            if let test = possibility.notApplicable { list.append(try lower(test, false)) } else { list.append(-1) }
        }
        var record = NodeRecord(kind: .unePossibilite, detail: draft.kind.rawValue)
        if let unit = draft.unit { record.unit = parts.units.slot(of: unit) }
        record.a = append(list: list)
        record.b = Int32(draft.possibilities.count)
        return append(record)
    }
}
