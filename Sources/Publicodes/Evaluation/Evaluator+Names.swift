extension Evaluator {
    /// The name of a rule or missing variable; empty for none.
    func name(of id: Int32) -> String {
        guard id >= 0 else { return "" }
        return id < program.names.count ? program.names[id] : names[Int(id) - program.names.count]
    }

    /// The characters of a string.
    func text(_ id: Int32) -> String {
        id < program.strings.count ? program.strings[id] : strings[Int(id) - program.strings.count]
    }

    /// The number of a string.
    func intern(_ text: String) -> Int32 {
        if let known = program.strings.id(of: text) { return known }
        strings.append(text)
        return Int32(program.strings.count + strings.count - 1)
    }

    /// A text made by the evaluation.
    func newText(_ text: String, missing: UInt32 = 0) throws(PublicodesError) -> Value {
        textBytes += text.utf8.count
        guard textBytes <= limits.textBytes else {
            throw PublicodesError(.limit, "Les textes sont trop longs", rule: name(of: frame.evaluatedRule))
        }
        return Value(.string, payload: UInt64(UInt32(bitPattern: intern(text))), missing: missing)
    }

    /// Today, as expressions write it.
    var today: Int32 { intern(now.text) }

    /// Tells something that does not stop the evaluation.
    func warn(_ sentence: String, _ kind: Warning.Kind, cause: PublicodesError? = nil) {
        guard model.options.warn.contains(kind), warnings.count < limits.warnings else { return }
        let rule = name(of: frame.evaluatedRule)
        warnings.append(Warning(kind: kind, message: Message.warning(sentence, rule: rule, cause: cause)))
    }

    /// A value as people read it, in French.
    func formatted(_ value: Value) -> String {
        ValueFormat().text(evaluation(of: value, named: false))
    }
}
