extension Lowering {
    /// Notes which rules replace which, in the order of the rules.
    func collectReplacements() throws(PublicodesError) {
        var order: [Int32] = []
        var lists: [Int32: [(replacement: ReplacementTable.Replacement, priority: Double, name: String)]] = [:]
        for case let draft? in parser.drafts {
            for replacement in draft.replacements {
                guard base == nil else {
                    throw PublicodesError(.limit, "Une situation ne peut pas remplacer de règle", rule: draft.name)
                }
                guard case .reference(let replaced) = replacement.replaced.form,
                    case .reference(let definition) = replacement.definition.form
                else { throw PublicodesError(.syntax, "Seule une règle peut être remplacée", rule: draft.name) }
                if lists[replaced.target] == nil { order.append(replaced.target) }
                let entry = ReplacementTable.Replacement(
                    definition: definition.target, node: try lower(replacement.definition, false),
                    makesNotApplicable: replacement.makesNotApplicable, only: names(replacement.only),
                    except: names(replacement.except),
                    mentioned: targets(replacement.only + replacement.except))
                lists[replaced.target, default: []].append(
                    (entry, replacement.priority, parser.name(of: definition.target)))
            }
        }
        for rule in order { parts.replacements.add(lists[rule] ?? [], of: rule) }
    }

    private func names(_ references: [Node]) -> [String] { targets(references).map(parser.name) }

    private func targets(_ references: [Node]) -> [Int32] {
        references.compactMap { node in
            if case .reference(let reference) = node.form { reference.target } else { nil }
        }
    }

    /// The node that stands for a reference: its replacements in turn, each if it is applicable, then itself.
    func replacement(of reference: Node.Reference, node: Int32) -> Int32 {
        let table = base?.replacements ?? parts.replacements
        let context = parser.name(of: reference.context)
        let key = table.applicable(to: reference.target, in: context, id: reference.context)
        if key.isEmpty { return node }
        if let known = base?.replacements[key] ?? parts.replacements[key] { return known }
        var list: [Int32] = []
        for place in key {
            let replacement = table.replacements[Int(place)]
            if replacement.makesNotApplicable {
                list += [replacement.node, constant(.null)]
            } else {
                let test = append(NodeRecord(kind: .estNonApplicable, a: replacement.node))
                let condition = NodeRecord(kind: .condition, a: test, b: constant(.false), c: constant(.true))
                list += [append(condition), replacement.node]
            }
        }
        list += [constant(.true), node]
        let variations = append(NodeRecord(kind: .variations, a: append(list: list), b: Int32(list.count / 2)))
        parts.replacements[key] = variations
        return variations
    }

    private func constant(_ tag: Value.Tag) -> Int32 {
        let type = tag == .null ? ValueType.unknown : .boolean
        return append(
            NodeRecord(kind: .constant, detail: tag.rawValue, b: Int32(type.rawValue), c: tag == .null ? 1 : 0))
    }
}
