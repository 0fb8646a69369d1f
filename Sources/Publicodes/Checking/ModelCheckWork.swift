import Kernel

/// One check of a model: what is found wrong is put aside, so that the rest can be looked at.
struct ModelCheckWork {
    private var rules: [(key: String, value: RawNode)]
    private let options: EngineOptions
    /// The rules that stand empty, since something in them is wrong.
    private var broken: Set<String>
    private let nearest: NearestNames
    private(set) var errors: [ModelIssue] = []
    private(set) var warnings: [ModelIssue] = []

    init(_ rules: [(key: String, value: RawNode)], options: EngineOptions, broken: Set<String>) {
        self.rules = rules
        self.options = options
        self.broken = broken
        nearest = NearestNames(rules.map { ModelCheckWork.bare($0.key) })
    }

    private static func bare(_ key: String) -> String {
        key.hasPrefix("[privé] ") ? String(key.dropFirst("[privé] ".count)) : key
    }

    /// Reads each rule apart, so that one mistake does not hide the others.
    mutating func readEachRule() {
        for place in rules.indices {
            let (name, rule) = rules[place]
            do throws(PublicodesError) {
                try RuleParser(options: options).parseRules(RawMap([(key: name, value: rule)]))
            } catch {
                errors.append(ModelCheck.issue(.syntax, error, rule: ModelCheckWork.bare(name), advice: advice(error)))
                empty(place)
            }
        }
    }

    /// Looks for all names that mean nothing, but those of what could not be read.
    mutating func readNames() {
        guard let parser = parsed() else { return }
        var resolver = ReferenceResolver(parser, RuleScope(parser))
        for error in resolver.allErrors() where !error.rule.hasSuffix(DottedName.situation) {
            let name = ModelCheckWork.quoted(error.sentence)
            let isBelowBroken = name.map { name in
                broken.contains { name == $0 || name.hasPrefix($0 + DottedName.separator) }
                    || broken.contains { $0.hasSuffix(DottedName.separator + name) }
            }
            if isBelowBroken != true {
                let near = name.map(nearest.near) ?? []
                let advice =
                    near.isEmpty
                    ? nil
                    : Text(
                        fr: "Vouliez-vous dire « \(near.joined(separator: " », « ")) » ?",
                        en: "Did you mean “\(near.joined(separator: "”, “"))”?")
                errors.append(ModelCheck.issue(.unknownName, error, advice: advice))
            }
            if let name, error.sentence.hasPrefix("La règle parente") {
                supply(name)
            } else {
                empty(around: error.rule)
            }
        }
    }

    /// Supplies a parent that nobody wrote, so that its children can be looked at.
    private mutating func supply(_ parent: String) {
        guard broken.insert(parent).inserted else { return }
        rules.append((parent, .null))
    }

    /// Compiles what is left, and looks at its types, its cycles and what is of no use.
    mutating func compile() {
        for _ in 0..<100 {
            guard let parser = parsed() else { return }
            do throws(PublicodesError) {
                let program = try Compiler.compile(parser)
                errors += TypeCheck(program, broken: broken).issues()
                warnings += parser.warnings.map { ModelIssue(.warning, .deprecated, rule: "", message: $0.message) }
                if errors.isEmpty { warnings += ReferenceGraph(parser).issues() }
                return
            } catch {
                errors.append(ModelCheck.issue(.syntax, error))
                guard empty(around: error.rule) else { return }
            }
        }
    }

    /// All the rules, read together; a rule that cannot stand beside the others is put aside.
    private mutating func parsed() -> RuleParser? {
        for _ in 0..<100 {
            let parser = RuleParser(options: options)
            do throws(PublicodesError) {
                try parser.parseRules(RawMap(rules))
                return parser
            } catch {
                errors.append(ModelCheck.issue(.syntax, error))
                guard empty(around: error.rule) else { return nil }
            }
        }
        return nil
    }

    private mutating func empty(_ place: Int) {
        broken.insert(ModelCheckWork.bare(rules[place].key))
        rules[place].value = .null
    }

    /// Empties the rule of a name, or the nearest one above it that was written.
    @discardableResult private mutating func empty(around rule: String) -> Bool {
        for name in [rule] + DottedName.parents(of: rule) {
            guard let place = rules.firstIndex(where: { ModelCheckWork.bare($0.key) == name && $0.value != .null })
            else { continue }
            empty(place)
            return true
        }
        return false
    }

    /// The mechanism that an author may have meant.
    private func advice(_ error: PublicodesError) -> Text? {
        guard error.sentence.hasPrefix("Le mécanisme"), let name = ModelCheckWork.quoted(error.sentence),
            let near = NearestNames(MechanismTable.names).near(name).first
        else { return nil }
        return Text(fr: "Vouliez-vous dire « \(near) » ?", en: "Did you mean “\(near)”?")
    }

    private static func quoted(_ sentence: String) -> String? {
        let pieces = sentence.split(separator: "\"", omittingEmptySubsequences: false)
        return pieces.count > 2 ? String(pieces[1]) : nil
    }
}
