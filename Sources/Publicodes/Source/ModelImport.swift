/// `importer!`: rules of a registered model, copied below a namespace with all that they refer to.
///
/// The reference reads any package or address; here a model is found by its name among those that the options know, and
/// nothing is ever fetched.
struct ModelImport {
    static let key = "importer!"

    private let model: Model
    private let name: String
    private let namespace: String
    private(set) var rules = RawMap()

    /// The rules of a model, with those that it imports.
    static func expand(_ rules: RawMap, _ options: EngineOptions) throws(PublicodesError) -> RawMap {
        guard let written = rules[key] else { return rules }
        let requests = if case .list(let requests) = written { requests } else { [written] }
        var members = Array(rules.without(key).members)
        for request in requests {
            var source = try ModelImport(request, options)
            try source.copy(request.map?["les règles"])
            members = Array(source.withParents(members).members) + members
        }
        return RawMap(members.map { (key: $0.0, value: $0.1) })
    }

    private init(_ request: RawNode, _ options: EngineOptions) throws(PublicodesError) {
        let origin = request.map?["depuis"]
        guard let name = origin?.string ?? origin?.map?["nom"]?.string else {
            throw PublicodesError(.syntax, "`importer!` doit dire de quel modèle : `depuis: {nom: …}`")
        }
        guard let model = options.registeredModels(name) else {
            throw PublicodesError(.syntax, "Le modèle \"\(name)\" n'est pas enregistré")
        }
        self.model = model
        self.name = name
        namespace = request.map?["dans"]?.string ?? name
    }

    /// Copies the rules asked for, and those they refer to; attributes given beside a name replace the rule's own.
    private mutating func copy(_ written: RawNode?) throws(PublicodesError) {
        guard case .list(let elements) = written else {
            throw PublicodesError(.syntax, "`importer!` doit dire quelles règles : `les règles: […]`")
        }
        for element in elements {
            switch element {
            case .string(let rule): try copy(rule, RawMap())
            case .map(let map) where map.count == 1: try copy(map.keys[0], map.values[0].map ?? RawMap())
            default: throw PublicodesError(.syntax, "`les règles` est une liste de noms de règles")
            }
        }
    }

    private mutating func copy(_ rule: String, _ attributes: RawMap) throws(PublicodesError) {
        var pending = [try model.rule(rule)]
        while let description = pending.popLast() {
            let key = namespace + DottedName.separator + description.name
            guard rules[key] == nil else { continue }
            rules[key] = .map(copied(description, description.name == rule ? attributes : RawMap()))
            pending += description.references.compactMap { model.description(of: $0) }
        }
    }

    /// A rule without its children, which are copied apart when they are needed.
    private func copied(_ description: RuleDescription, _ attributes: RawMap) -> RawMap {
        var rule = description.rawNode.without("avec")
        if description.isPrivate { rule["privé"] = .string("oui") }
        if case .list(let elements) = rule["une possibilité"] {
            rule["une possibilité"] = .list(elements.map { $0.map.map { .string($0.keys[0]) } ?? $0 })
        }
        for (key, value) in attributes.members { rule[key] = value }
        let text = rule["description"]?.string.map { "\n\n" + $0 } ?? ""
        rule["description"] = .string("> Règle du modèle \(name).\(text)")
        return rule
    }

    /// The copied rules, with empty ones for the parents that nobody defines.
    private func withParents(_ others: [(String, RawNode)]) -> RawMap {
        var known = Set(others.map(\.0)).union(rules.keys)
        var members: [(key: String, value: RawNode)] = []
        for (key, value) in rules.members {
            for parent in DottedName.parents(of: key).reversed() where known.insert(parent).inserted {
                members.append((parent, .null))
            }
            members.append((key, value))
        }
        return RawMap(members)
    }
}
