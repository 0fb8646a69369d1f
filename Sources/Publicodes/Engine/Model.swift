import JSON
import Kernel

/// A compiled model of rules: immutable, and shared by all threads.
package final class Model: Sendable {
    let program: Program
    package let options: EngineOptions
    /// What the author should know.
    package let warnings: [Warning]
    /// The rules in their order, private ones included.
    let descriptions: [RuleDescription]
    /// The rules as they were written.
    let rules: RawMap

    /// Compiles rules as they were written.
    package init(rules: RawMap, options: EngineOptions = EngineOptions()) throws(PublicodesError) {
        let rules = try ModelImport.expand(rules, options)
        let parser = RuleParser(options: options)
        try parser.parseRules(rules)
        program = try Compiler.compile(parser)
        self.options = options
        self.rules = rules
        warnings = parser.warnings
        descriptions = parser.drafts.compactMap { $0 }.map { RuleDescription($0, parser) }
    }

    /// Compiles a model that is already one JSON object.
    package convenience init(json: [UInt8], options: EngineOptions = EngineOptions()) throws(PublicodesError) {
        let tape: JSONTape
        do {
            tape = try JSONTape(json, limits: .file)
        } catch {
            throw PublicodesError(.syntax, error.reason.text.french)
        }
        guard case .map(let rules) = RawNode(tape.root) else {
            throw PublicodesError(.syntax, "Un modèle est un objet dont les clés sont les noms des règles")
        }
        try self.init(rules: rules, options: options)
    }

    /// How many rules there are, private ones included.
    package var ruleCount: Int { descriptions.count }

    /// The names of the rules that anyone may ask for, in their order.
    package var publicRules: [String] {
        descriptions.indices.filter { program.rules[$0].isPublic }.map { descriptions[$0].name }
    }

    /// A rule that anyone may ask for.
    package func rule(_ name: String) throws(PublicodesError) -> RuleDescription {
        guard let id = program.ruleID(named: name) else {
            throw PublicodesError(.unknownRule, "La règle '\(name)' n'existe pas", rule: name)
        }
        guard program.rules[Int(id)].isPublic else {
            throw PublicodesError(.privateRule, "La règle \(name) est une règle privée.", rule: name)
        }
        return descriptions[Int(id)]
    }

    /// A rule of any kind, if there is one of this name.
    func description(of name: String) -> RuleDescription? {
        program.ruleID(named: name).map { descriptions[Int($0)] }
    }

    /// The names of the rules whose formulas refer to a rule, in their order.
    package func dependents(of name: String) -> [String] {
        descriptions.filter { $0.references.contains(name) }.map(\.name)
    }
}
