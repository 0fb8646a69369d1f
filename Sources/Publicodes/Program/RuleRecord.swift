/// What the evaluator knows of a rule; nodes are -1 where there is none.
struct RuleRecord: Sendable {
    /// The node of the rule itself, by which it is remembered.
    var node: Int32 = -1
    var value: Int32 = -1
    var possibilities: Int32 = -1
    /// The nearest parent that may disable the rule.
    var parent: Int32 = -1
    var isParentNullable = false
    var isParentBoolean = false
    /// The rule that holds what the situation says of this one.
    var situation: Int32 = -1
    var isPrivate = false
    /// Neither private nor below a private rule: shown, and missing when it is not defined.
    var isPublic = false
    /// A rule `$SITUATION`, which nothing disables.
    var isSituation = false
    /// Whether the rule is named in warnings; the rules that the engine makes are not.
    var isNamedInWarnings = false
    /// The rule or one of its parents is tagged so.
    var isExperimental = false
}
