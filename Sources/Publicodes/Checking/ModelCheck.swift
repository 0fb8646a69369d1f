import Kernel

/// Looks for all that is wrong in a model, not only for the first thing.
package enum ModelCheck {
    /// The issues of files, each with its line, errors first, then in the order of the files.
    package static func issues(
        of files: [(name: String, bytes: [UInt8])], options: EngineOptions = EngineOptions()
    ) -> [ModelIssue] {
        let source = RuleSource(files)
        let rules = RawMap(source.rules)
        let found = issues(of: rules, options: options, known: source.broken).map { issue in
            var issue = issue
            issue.place = source.place(of: issue.rule, mentioning: issue.mentions)
            return issue
        }
        func key(_ issue: ModelIssue) -> (Int, String, Int) {
            (issue.severity == .error ? 0 : 1, issue.place?.file ?? "", issue.place?.line ?? 0)
        }
        return (source.issues + found).sorted { key($0) < key($1) }
    }

    /// The issues of rules as they were written, errors first.
    ///
    /// - Parameter broken: rules of which the text could not be read.
    package static func issues(
        of rules: RawMap, options: EngineOptions = EngineOptions(), known broken: Set<String> = []
    ) -> [ModelIssue] {
        let expanded: RawMap
        do throws(PublicodesError) {
            expanded = try ModelImport.expand(rules, options)
        } catch { return [issue(.syntax, error)] }
        var work = ModelCheckWork(flat(expanded), options: options, broken: broken)
        work.readEachRule()
        work.readNames()
        work.compile()
        return work.errors + work.warnings + keyIssues(of: rules)
    }

    /// The rules with those that `avec` defines beside them, so that each is read apart.
    private static func flat(_ rules: RawMap) -> [(key: String, value: RawNode)] {
        rules.members.flatMap { name, rule -> [(key: String, value: RawNode)] in
            guard case .map(let map) = rule, let inner = map["avec"]?.map, map["nodeKind"] == nil else {
                return [(name, rule)]
            }
            let mark = "[privé] "
            let bare = name.hasPrefix(mark) ? String(name.dropFirst(mark.count)) : name
            let children = inner.members.map { key, value in
                let isPrivate = key.hasPrefix(mark)
                let child = isPrivate ? String(key.dropFirst(mark.count)) : key
                return (key: (isPrivate ? mark : "") + bare + DottedName.separator + child, value: value)
            }
            return [(name, .map(map.without("avec")))] + flat(RawMap(children))
        }
    }

    /// Keys of rules that mean nothing, and look like one that does.
    private static func keyIssues(of rules: RawMap) -> [ModelIssue] {
        let known = NearestNames(MechanismTable.names + RuleAttributes.names)
        return rules.members.flatMap { name, rule -> [ModelIssue] in
            (rule.map?.keys ?? []).compactMap { key in
                guard !MechanismTable.isKnown(key), !RuleAttributes.names.contains(key),
                    let near = known.near(key).first
                else { return nil }
                // A rule that says nothing else was meant to say this.
                let isFormula = MechanismTable.isKnown(near)
                let isEmpty = rule.map?.keys.contains(where: MechanismTable.isKnown) != true
                return ModelIssue(
                    isFormula && isEmpty ? .error : .warning, .unknownKey, rule: name,
                    message: "La clé \"\(key)\" ne veut rien dire",
                    advice: Text(fr: "Vouliez-vous dire « \(near) » ?", en: "Did you mean “\(near)”?"))
            }
        }
    }

    /// What an error says, for its author.
    static func issue(_ kind: ModelIssue.Kind, _ error: PublicodesError, rule: String? = nil, advice: Text? = nil)
        -> ModelIssue
    {
        ModelIssue(
            .error, kind, rule: error.rule.isEmpty ? rule ?? "" : error.rule,
            message: JavaScriptText.trim(error.sentence), advice: advice)
    }
}

extension ModelIssue {
    /// The texts that the message quotes, by which the line is found.
    fileprivate var mentions: [String] {
        let pieces = message.split(separator: "\"", omittingEmptySubsequences: false)
        let quoted = pieces.indices.filter { $0 % 2 == 1 }.map { String(pieces[$0]) }
        let lines = message.split(separator: "\n").map { JavaScriptText.trim($0) }
        return (lines.dropFirst() + quoted).filter { !$0.isEmpty && $0 != rule }
    }
}

/// The keys of a rule that are not mechanisms.
enum RuleAttributes {
    static let names: [String] = [
        "titre", "titre.en", "question", "question.en", "description", "description.en", "note", "note.en", "résumé",
        "résumé.en", "acronyme", "acronyme.en", "suggestions", "suggestions.en", "références", "confirmé", "exemples",
        "type", "unité", "une possibilité", "possibilités", "possibilités.en", "par défaut", "remplace",
        "rend non applicable", "privé", "experimental", "possiblement non applicable", "avec", "formule", "valeur",
        "icônes", "textes", "textes.en", "valeur du service", "identifiant court", "inversion numérique", "sévérité",
        "contrôles",
    ]
}
