/// What a request adds to a program: an answer of a situation, or an expression.
///
/// It is compiled once, and laid after the program each time it is used.
final class Fragment {
    let parts: ProgramParts
    /// The rule it defines, and that rule's formula.
    let rule: Int32
    let root: Int32
    /// The experimental rules that it refers to, as often as the reference says so.
    let experimentalRules: [Int32]

    private init(_ parts: ProgramParts, rule: Int32, experimentalRules: [Int32]) {
        self.parts = parts
        self.rule = rule
        root = parts.rules.first?.value ?? -1
        self.experimentalRules = experimentalRules
    }

    /// Compiles rules above a program; the fragment is the first of them.
    static func compile(_ rules: RawMap, above program: Program) throws(PublicodesError) -> Fragment {
        let parser = RuleParser(options: program.options, base: program)
        try parser.parseRules(rules)
        let scope = RuleScope(parser)
        let parts = try Compiler.lower(parser, scope)
        let visitor = ExperimentalVisitor(parser, scope, parts)
        let experimental = program.options.warn.contains(.experimentalRules) ? visitor.rules(of: parser.drafts[0]) : []
        return Fragment(parts, rule: parser.firstID, experimentalRules: experimental)
    }
}
