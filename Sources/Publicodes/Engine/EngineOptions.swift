/// How an engine reads and evaluates; the defaults are those of the reference.
package struct EngineOptions: Sendable {
    /// Which anomalies stop everything.
    package struct Strict: Sendable {
        /// An invalid situation is refused; otherwise what is wrong in it is left out with a warning.
        package var situation = true
        /// The parents of every rule must exist.
        package var noOrphanRule = true
        /// A cycle met while evaluating is an error; otherwise its value is not defined.
        package var noCycleRuntime = false
        /// A value that is not among the possibilities is an error.
        package var checkPossibleValues = false

        package init() {}

        /// All of them or none.
        package init(all: Bool) {
            situation = all
            noOrphanRule = all
            noCycleRuntime = all
            checkPossibleValues = all
        }
    }

    package struct Flags: Sendable {
        /// Possibilities that are not applicable are left out, and the only one left is chosen.
        package var filterNotApplicablePossibilities = false
        /// A rule that is false or not applicable disables its children.
        package var automaticNamespaceDisabling = true

        package init() {}
    }

    package var strict = Strict()
    package var flags = Flags()
    package var warn = Set(Warning.Kind.allCases)
    /// How often an inversion may try; the reference's default is 10, and 25 for circular references.
    package var inversionMaxIterations: Int?
    /// The singular of a written unit.
    package var unitKey: (@Sendable (String) -> String)?
    package var limits = Limits()
    /// The models that `importer!` may name.
    package var registeredModels: @Sendable (String) -> Model? = { _ in nil }
    /// Answers that are compiled with the model, since they replace rules of it.
    var answers = RawMap()

    package init() {}
}

/// Bounds of ours on what a model or a situation may cost; the reference has none.
package struct Limits: Sendable {
    /// Rules, private ones included.
    package var rules = 200_000
    /// Parts of a rule's name.
    package var nameParts = 200
    /// Nodes of a model.
    package var nodes = 2_000_000
    /// Nodes of what one request adds: its situation and its expressions.
    package var requestNodes = 60_000
    /// Rules and mechanisms inside one another.
    package var syntaxDepth = 400
    /// Nodes inside one another in one formula, operators of an expression, and values of a sum.
    package var formulaDepth = 2_500
    /// Bytes of one expression.
    package var expressionBytes = 1 << 15
    /// Parts of a unit.
    package var unitParts = 64
    /// Bytes of the texts that one request makes.
    package var textBytes = 16 << 20
    /// Bytes of stack that a recursion may use; threads are awaited to have 8 MiB.
    package var stack = 5 << 20
    /// Evaluations of nodes for one expression.
    package var steps = 5_000_000
    /// Warnings that one request may gather.
    package var warnings = 10_000
    /// Engines that `contexte` and inversions make inside one another.
    package var engineDepth = 32

    /// Engines in all.
    package var engines = 1_000

    package init() {}
}
