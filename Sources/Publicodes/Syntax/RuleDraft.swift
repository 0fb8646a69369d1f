/// A rule as it was parsed, before names are resolved.
final class RuleDraft {
    let id: Int32
    let name: String
    let isPrivate: Bool
    let title: String
    let source: RawMap
    var value = Node.undefined()
    var possibilities: PossibilitiesDraft?
    var parents: [Node] = []
    var suggestions: [(name: String, node: Node)] = []
    var replacements: [ReplacementDraft] = []

    init(id: Int32, name: String, isPrivate: Bool, title: String, source: RawMap) {
        self.id = id
        self.name = name
        self.isPrivate = isPrivate
        self.title = title
        self.source = source
    }

    var isExperimental: Bool { source["experimental"]?.string == "oui" }

    /// The type that the attributes of the rule give when its formula does not.
    var declaredType: ValueType {
        switch source["type"]?.string {
        case "nombre": .number
        case "texte": .string
        case "date": .date
        case "booléen": .boolean
        default: source["question"].map { !$0.isFalsy } == true ? .boolean : .unknown
        }
    }
}

/// A rule that takes the place of another, or makes it not applicable.
final class ReplacementDraft {
    let source: RawNode
    let definition: Node
    let replaced: Node
    let only: [Node]
    let except: [Node]
    let priority: Double
    let isPriorityGiven: Bool
    let makesNotApplicable: Bool

    init(
        source: RawNode, definition: Node, replaced: Node, only: [Node], except: [Node], priority: Double?,
        makesNotApplicable: Bool
    ) {
        self.source = source
        self.definition = definition
        self.replaced = replaced
        self.only = only
        self.except = except
        self.priority = priority ?? 0
        isPriorityGiven = priority != nil
        self.makesNotApplicable = makesNotApplicable
    }
}

/// The values that a rule may take.
struct PossibilitiesDraft {
    enum Kind: UInt8 {
        case number
        case string
        case reference
    }

    /// One of them; `notApplicable` is the test of a reference.
    struct Possibility {
        let node: Node
        let notApplicable: Node?
        let value: Literal
        let unit: Unit?
        let written: String
    }

    let kind: Kind
    let unit: Unit?
    let possibilities: [Possibility]
}
