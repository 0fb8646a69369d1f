/// Reads rules into drafts: names, attributes, and formulas rewritten into the mechanisms that the evaluator knows.
final class RuleParser {
    let options: EngineOptions
    /// The model that these rules are added to, if any.
    let base: Program?
    private(set) var names = NameTable()
    private(set) var drafts: [RuleDraft?] = []
    private(set) var warnings: [Warning] = []
    /// The rule being read; `nil` outside of all rules.
    private(set) var current: Int32?
    private var depth = 0
    /// The part of the stack that the compilation may use.
    let stack: StackGuard

    init(options: EngineOptions, base: Program? = nil) {
        stack = StackGuard(budget: options.limits.stack)
        self.options = options
        self.base = base
    }

    /// The number of the first rule read here.
    var firstID: Int32 { Int32(base?.names.count ?? 0) }

    /// The dotted name of the rule being read.
    var currentName: String { current.map { names[$0 - firstID] } ?? "" }

    /// The name of a rule, read here or in the model.
    func name(of id: Int32) -> String { id < firstID ? base?.names[id] ?? "" : names[id - firstID] }

    /// The rule of a name, read here or in the model.
    func id(of name: String) -> Int32? { names.id(of: name).map { $0 + firstID } ?? base?.ruleID(named: name) }

    /// Reads rules below the current one.
    func parseRules(_ rules: RawMap) throws(PublicodesError) {
        for (name, rule) in rules.members {
            switch rule {
            case .null: try parseRule(name, RawMap())
            case .map(let map): try parseRule(name, map)
            case .string, .number:
                try parseRule(name, RawMap([(key: "valeur", value: .string(rule.interpolated))]))
            case .list(let elements):
                // Quirk kept: a list is taken for an object whose keys are numbers, none of which means anything.
                try parseRule(name, RawMap(elements.enumerated().map { (key: String($0), value: $1) }))
            case .bool:
                throw PublicodesError(
                    .syntax,
                    "Rule \(name) is incorrectly written. Please give it a proper value.\n \(rule.interpolated)",
                    rule: name)
            }
        }
    }

    /// Begins a rule below the current one, lets `body` fill it, and comes back to the current one.
    @discardableResult
    func define(
        _ writtenName: String, source: RawMap = RawMap(), body: (RuleDraft) throws(PublicodesError) -> Void
    ) throws(PublicodesError) -> RuleDraft {
        try enter()
        defer { depth -= 1 }
        let mark = "[privé] "
        let isMarked = writtenName.utf8.starts(with: mark.utf8)
        let bare = isMarked ? String(writtenName.dropFirst(mark.count)) : writtenName
        let name = [currentName, bare].filter { !$0.isEmpty }.joined(separator: DottedName.separator)
        if let known = names.id(of: name), drafts[Int(known)] != nil {
            throw PublicodesError(.evaluation, "La référence '\(name)' a déjà été définie", rule: name)
        }
        let own = names.intern(name)
        if Int(own) == drafts.count { drafts.append(nil) }
        guard drafts.count <= options.limits.rules else {
            throw PublicodesError(.limit, "Le modèle a trop de règles", rule: name)
        }
        guard DottedName.separators(in: name).count < options.limits.nameParts, name.utf8.count < 4096 else {
            throw PublicodesError(.limit, "Le nom de la règle est trop long", rule: name)
        }
        let outer = current
        current = own + firstID
        let title = source["titre"].flatMap { $0 == .null ? nil : $0 }?.interpolated ?? DottedName.leaf(of: name)
        let draft = RuleDraft(
            id: own + firstID, name: name, isPrivate: isMarked || source["privé"]?.string == "oui",
            title: title.capitalized0, source: source)
        try body(draft)
        drafts[Int(own)] = draft
        // Quirk kept: after an error the rule being read stays the current one, so that the error is laid at its door.
        current = outer
        return draft
    }

    /// Tells something that does not stop the reading.
    func warn(_ sentence: String, _ kind: Warning.Kind) {
        guard options.warn.contains(kind) else { return }
        warnings.append(Warning(kind: kind, message: Message.warning(sentence, rule: currentName)))
    }

    /// A bound of ours on rules and mechanisms inside one another.
    func enter() throws(PublicodesError) {
        depth += 1
        guard depth <= options.limits.syntaxDepth, !stack.isExhausted else {
            throw PublicodesError(.limit, "La formule est trop profonde", rule: currentName)
        }
    }

    func leave() { depth -= 1 }
}

extension String {
    /// The text with its first character in upper case.
    var capitalized0: String {
        guard let first = utf16.first, let scalar = Unicode.Scalar(first) else { return self }
        return scalar.properties.uppercaseMapping + String(unicodeScalars.dropFirst())
    }
}
