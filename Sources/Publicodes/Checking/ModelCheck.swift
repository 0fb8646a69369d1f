/// Looks for all that is wrong in a model, not only for the first thing.
package enum ModelCheck {
    /// The issues of rules as they were written, errors first.
    package static func issues(of rules: RawMap, options: EngineOptions = EngineOptions()) -> [ModelIssue] {
        let expanded: RawMap
        do throws(PublicodesError) {
            expanded = try ModelImport.expand(rules, options)
        } catch { return [issue(.syntax, error)] }
        let syntax = syntaxIssues(expanded, options)
        guard syntax.isEmpty else { return syntax }
        let parser = RuleParser(options: options)
        do throws(PublicodesError) {
            try parser.parseRules(expanded)
        } catch { return [issue(.syntax, error)] }
        let scope = RuleScope(parser)
        var resolver = ReferenceResolver(parser, scope)
        let names = resolver.allErrors().map { issue(.unknownName, $0) }
        guard names.isEmpty else { return names }
        do throws(PublicodesError) {
            _ = try Compiler.compile(parser)
        } catch { return [issue(.syntax, error)] }
        let deprecated = parser.warnings.map {
            ModelIssue(severity: .warning, kind: .deprecated, rule: "", message: $0.message)
        }
        return deprecated + ReferenceGraph(parser).issues()
    }

    /// Each rule read apart, so that one mistake does not hide the others.
    private static func syntaxIssues(_ rules: RawMap, _ options: EngineOptions) -> [ModelIssue] {
        rules.members.compactMap { name, rule in
            do throws(PublicodesError) {
                try RuleParser(options: options).parseRules(RawMap([(key: name, value: rule)]))
                return nil
            } catch {
                return ModelIssue(
                    severity: .error, kind: .syntax, rule: error.rule.isEmpty ? name : error.rule,
                    message: error.message)
            }
        }
    }

    private static func issue(_ kind: ModelIssue.Kind, _ error: PublicodesError) -> ModelIssue {
        ModelIssue(severity: .error, kind: kind, rule: error.rule, message: error.message)
    }
}
