package import JSON

extension Evaluator {
    /// Sets the situation: an object whose keys are names of rules and whose values are expressions.
    package func setSituation(_ situation: JSONValue) throws(PublicodesError) {
        guard case .map(let map) = RawNode(situation) else {
            throw PublicodesError(.situation, "Une situation est un objet dont les clés sont les noms des règles")
        }
        try setSituation(map)
    }

    /// Sets the situation, or adds to the present one.
    ///
    /// When strict, the first thing that is wrong is an error, and the situation is as it was; otherwise it is left out
    /// with a warning.
    package func setSituation(
        _ situation: RawMap, keepPrevious: Bool = false, strict: Bool? = nil
    ) throws(PublicodesError) {
        substitute = nil
        if try replaceRules(situation, keepPrevious) { return }
        let isStrict = strict == true || model.options.strict.situation
        let previous = answers.map { (model.program.names[$0.rule], $0.written) }
        if !keepPrevious { reset() } else { resetCache(root); evaluated.removeAll() }
        var accepted: [(name: String, rule: Int32, written: RawNode)] = []
        for (name, written) in situation.members {
            do {
                accepted.append((name, try answerable(name), written))
            } catch {
                if isStrict || model.options.strict.checkPossibleValues {
                    try restore(previous, keepPrevious)
                    throw error
                }
                warn(error.message, .situationIssues)
            }
        }
        do {
            try lay(accepted, isStrict)
            try checkPossibilities()
        } catch {
            try restore(previous, keepPrevious)
            throw error
        }
        warnOfExperimentalRules()
    }

    /// The situation as it counts: what was left out is not there.
    package var situation: RawMap {
        if substitute != nil { return substitute?.model.options.answers ?? RawMap() }
        return RawMap(answers.map { (key: program.names[$0.rule], value: $0.written) })
    }

    /// Answers that hold `remplace` change the whole model: they are set in another evaluator, made for them.
    private func replaceRules(_ situation: RawMap, _ keepPrevious: Bool) throws(PublicodesError) -> Bool {
        let isReplacing = situation.values.contains {
            $0.map?["remplace"] != nil || $0.map?["rend non applicable"] != nil
        }
        guard isReplacing else { return false }
        let whole = RawMap(Array(keepPrevious ? self.situation.members : RawMap().members) + Array(situation.members))
        for name in whole.keys { _ = try answerable(name) }
        var options = model.options
        options.answers = whole
        let replaced = try Model(rules: model.rules, options: options)
        let evaluator = Evaluator(replaced, today: now)
        evaluator.deadline = deadline
        substitute = evaluator
        return true
    }

    /// Puts the previous situation back after an error.
    private func restore(_ previous: [(String, RawNode)], _ keepPrevious: Bool) throws(PublicodesError) {
        reset()
        var accepted: [(name: String, rule: Int32, written: RawNode)] = []
        for (name, written) in previous { accepted.append((name, try answerable(name), written)) }
        try lay(accepted, true)
    }

    /// The rule of a name, if a situation may say something of it.
    private func answerable(_ name: String) throws(PublicodesError) -> Int32 {
        guard let id = program.ruleID(named: name) else {
            throw PublicodesError(.situation, "'\(name)' n'existe pas dans la base de règle.", rule: name)
        }
        guard !program.rules[Int(id)].isPrivate else {
            throw PublicodesError(.situation, "La règle \(name) est une règle privée.", rule: name)
        }
        return id
    }

    /// Compiles the answers and lays them.
    private func lay(
        _ accepted: [(name: String, rule: Int32, written: RawNode)], _ isStrict: Bool
    ) throws(PublicodesError) {
        for (name, rule, written) in accepted {
            do {
                let fragment = try answer(rule, name, written)
                let node = try lay(fragment)
                root.overlay[Int(program.rules[Int(rule)].situation)] = node
                let answer = Answer(rule: rule, written: written, experimentalRules: fragment.experimentalRules)
                if let place = answers.firstIndex(where: { $0.rule == rule }) {
                    answers[place] = answer
                } else {
                    answers.append(answer)
                }
            } catch {
                let error = isStrict ? firstError(accepted) ?? error : error
                let wrapped =
                    error.kind == .limit ? error : PublicodesError(.situation, error.message)
                if isStrict { throw wrapped }
                warn(wrapped.message, .situationIssues)
            }
        }
    }

    /// The error that the reference meets first: it parses all the answers, then resolves all their names.
    private func firstError(_ accepted: [(name: String, rule: Int32, written: RawNode)]) -> PublicodesError? {
        let all = RawMap(accepted.map { (key: key(of: $0.name), value: formula($0.written)) })
        do {
            _ = try Fragment.compile(all, above: program)
            return nil
        } catch { return error }
    }

    private func answer(_ rule: Int32, _ name: String, _ written: RawNode) throws(PublicodesError) -> Fragment {
        let key = FragmentCache.Key(rule, written)
        if let known = fragments[key] { return known }
        let fragment = try Fragment.compile(
            RawMap([(key: self.key(of: name), value: formula(written))]), above: program)
        fragments[key] = fragment
        return fragment
    }

    private func key(of name: String) -> String {
        "[privé] " + name + DottedName.separator + DottedName.situation
    }

    /// A node that comes already parsed is the formula of the rule.
    func formula(_ written: RawNode) -> RawNode {
        guard written.map?["nodeKind"] != nil else { return written }
        return .map(RawMap([(key: "valeur", value: written)]))
    }

    /// Leaves out the answers that are not among the possibilities.
    ///
    /// Quirk kept: they are left out of what is shown of the situation only, and count all the same.
    private func checkPossibilities() throws(PublicodesError) {
        var kept: [Answer] = []
        for answer in answers {
            let possibilities = program.rules[Int(answer.rule)].possibilities
            guard possibilities >= 0 else {
                kept.append(answer)
                continue
            }
            let value = try value(of: answer.written)
            if try isValid(value, for: possibilities) {
                kept.append(answer)
                continue
            }
            let error = PublicodesError(
                .situation,
                "La valeur \"\(shown(value))\" ne fait pas partie des possibilités applicables listées pour cette règle.",
                rule: program.names[answer.rule])
            if model.options.strict.checkPossibleValues { throw error }
            warn(error.message, .situationIssues)
        }
        answers = kept
    }

    /// Warns of the experimental rules that the situation names, as often as the reference does.
    private func warnOfExperimentalRules() {
        guard program.hasExperimentalRules, model.options.warn.contains(.experimentalRules) else { return }
        for answer in answers {
            if program.rules[Int(answer.rule)].isExperimental { warnOfExperimental(answer.rule) }
            for named in answer.experimentalRules { warnOfExperimental(named) }
        }
    }

    /// Warns of an experimental rule.
    func warnOfExperimental(_ rule: Int32) {
        guard warnings.count < limits.warnings else { return }
        let sentence =
            "Cette règle est tagguée comme experimentale. \n\nCela veut dire qu'elle peut être modifiée, renommée, ou "
            + "supprimée sans qu'il n'y ait de changement de version majeure dans l'API.\n"
        warnings.append(
            Warning(kind: .experimentalRules, message: Message.warning(sentence, rule: name(of: rule))))
    }
}
