/// Compiles rules: parse, resolve names, inline replacements, infer types, and lay all of it flat.
enum Compiler {
    /// A whole model.
    static func compile(_ parser: RuleParser) throws(PublicodesError) -> Program {
        let scope = RuleScope(parser)
        let parts = try lower(parser, scope)
        let depths = parser.drafts.compactMap { $0 }.map { scope.privateDepth($0.id) }
        return Program(parts, options: parser.options, privateDepths: depths)
    }

    /// Rules that were read, above a program or none.
    static func lower(_ parser: RuleParser, _ scope: RuleScope) throws(PublicodesError) -> ProgramParts {
        var resolver = ReferenceResolver(parser, scope)
        try resolver.resolveAll()
        let lowering = Lowering(parser, scope)
        try lowering.lowerRules(uses: resolver.uses)
        var parents: [[Int32]] = []
        for case let draft? in parser.drafts { parents.append(try lowering.lowerParents(of: draft)) }
        var parts = lowering.parts
        var inference = TypeInference(parts, parser)
        (parts.nodes, parts.rules) = try inference.run(parents: parents, others: lowering.situationRoots)
        return parts
    }
}
