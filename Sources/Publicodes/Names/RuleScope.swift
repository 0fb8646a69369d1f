/// The rules that a reference may mean: those being read, and those of the model they are added to.
final class RuleScope {
    private let parser: RuleParser
    /// For each rule read here, how many parts its longest private prefix has.
    private var privateDepths: [Int]

    init(_ parser: RuleParser) {
        self.parser = parser
        privateDepths = []
        for draft in parser.drafts {
            privateDepths.append(depthOfPrivacy(draft?.name ?? "", draft?.isPrivate ?? false))
        }
    }

    private func depthOfPrivacy(_ name: String, _ isPrivate: Bool) -> Int {
        let separators = DottedName.separators(in: name)
        if isPrivate { return separators.count + 1 }
        var name = name
        return name.withUTF8 { bytes in
            for (place, end) in separators.enumerated().reversed() {
                if let id = id(of: UnsafeBufferPointer(rebasing: bytes[..<end])), isPrivateRule(id) { return place + 1 }
            }
            return 0
        }
    }

    private func isPrivateRule(_ id: Int32) -> Bool {
        id < parser.firstID
            ? parser.base?.rules[Int(id)].isPrivate == true : parser.drafts[Int(id - parser.firstID)]?.isPrivate == true
    }

    /// The rule with these bytes for a name.
    private func id(of bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        if let own = parser.names.id(of: bytes) { return own + parser.firstID }
        guard let base = parser.base, let id = base.names.id(of: bytes), id < base.rules.count else { return nil }
        return id
    }

    func id(of name: String) -> Int32? {
        var name = name
        return name.withUTF8 { id(of: $0) }
    }

    /// How many parts the longest private prefix of a rule's name has; 0 when nothing is private.
    func privateDepth(_ id: Int32) -> Int {
        id < parser.firstID ? parser.base?.privateDepths[Int(id)] ?? 0 : privateDepths[Int(id - parser.firstID)]
    }

    /// Whether a rule may be named from another one: a private rule only from its parent, siblings and descendants.
    ///
    /// Quirk kept: a child of a private rule at the root is public.
    func isAccessible(_ id: Int32, from context: String) -> Bool {
        let depth = privateDepth(id)
        return depth <= 1 || depth <= DottedName.commonDepth(context, parser.name(of: id)) + 1
    }

    /// The rule that a name means, seen from a rule: its child, that of the nearest parent, and so on to the root.
    ///
    /// Quirk kept: after `^ . `, which skips the rule itself, the farthest parent comes first.
    func resolve(_ written: String, from context: String) throws(PublicodesError) -> Int32 {
        var prefixes = [context] + DottedName.parents(of: context)
        if context.isEmpty { prefixes = [] }
        var name = written
        var climbs = 0
        while name.utf8.starts(with: "^ . ".utf8) {
            name = String(name.utf8.dropFirst(4)) ?? ""
            climbs += 1
        }
        if climbs > 0 {
            prefixes = Array(prefixes.dropFirst(climbs))
            if let farthest = prefixes.popLast() { prefixes.insert(farthest, at: 0) }
        }
        let suffix = Array(name.utf8)
        let contextID = id(of: context)
        var hidden: Int32?
        var candidate: [UInt8] = []
        for prefix in prefixes + [""] {
            candidate.removeAll(keepingCapacity: true)
            if !prefix.isEmpty {
                candidate.append(contentsOf: prefix.utf8)
                candidate.append(contentsOf: DottedName.separator.utf8)
            }
            candidate.append(contentsOf: suffix)
            guard let found = candidate.withUnsafeBufferPointer({ id(of: $0) }) else { continue }
            hidden = hidden ?? found
            if found != contextID, isAccessible(found, from: context) { return found }
        }
        if let contextID, context.utf8.reversed().starts(with: name.utf8.reversed()) { return contextID }
        let shown = DottedName.shown(context)
        if let hidden {
            throw PublicodesError(
                .syntax,
                "La règle \"\(parser.name(of: hidden))\" n'est pas accessible depuis \"\(context)\".\n"
                    + "\tCela vient du fait qu'elle est privée ou qu'un de ses parent est privé", rule: shown)
        }
        throw PublicodesError(
            .syntax,
            "La référence \"\(name)\" est introuvable.\nVérifiez que l'orthographe et l'espace de nom sont corrects",
            rule: shown)
    }
}
