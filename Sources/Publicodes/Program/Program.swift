/// A compiled model: flat, immutable, shared by all threads.
final class Program: Sendable {
    let options: EngineOptions
    /// The names of the rules, then those that only `variable manquante` says.
    let names: NameTable
    let rules: [RuleRecord]
    let nodes: [NodeRecord]
    let lists: [Int32]
    let numbers: [Double]
    let strings: NameTable
    let units: UnitIndex
    let replacements: ReplacementTable
    /// For each rule, how many parts its longest private prefix has.
    let privateDepths: [Int]
    /// How many different sets of values `contexte` gives.
    let contexts: [String: Int32]
    /// Whether any rule is tagged so.
    let hasExperimentalRules: Bool

    init(_ parts: ProgramParts, options: EngineOptions, privateDepths: [Int]) {
        self.options = options
        names = parts.names
        rules = parts.rules
        nodes = parts.nodes
        lists = parts.lists
        numbers = parts.numbers
        strings = parts.strings
        units = parts.units
        replacements = parts.replacements
        contexts = parts.contexts
        self.privateDepths = privateDepths
        hasExperimentalRules = parts.rules.contains(where: \.isExperimental)
    }

    /// The rule of a name; `nil` for a name that is not that of a rule.
    func ruleID(named name: String) -> Int32? {
        guard let id = names.id(of: name), id < rules.count else { return nil }
        return id
    }
}

/// A program, or what a request adds to one, while it is made.
///
/// What belongs to the program that is added to comes first in every numbering.
struct ProgramParts {
    var names = NameTable()
    var rules: [RuleRecord] = []
    var nodes: [NodeRecord] = []
    var lists: [Int32] = []
    var numbers: [Double] = []
    var strings = NameTable()
    var units = UnitIndex()
    var replacements = ReplacementTable()
    var contexts: [String: Int32] = [:]
}
