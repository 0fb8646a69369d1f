/// A node of a parsed formula.
///
/// A node is known by its identity: a mechanism that is defined by rewriting may hold the same node twice, and the
/// compiler then copies all of it but the references.
final class Node {
    let form: Form
    /// What the mechanism was given before it was rewritten; a visitor sees it before the rewritten form.
    var arguments: [Node] = []
    /// What was written, kept for the descriptions of rules.
    var source: RawNode?
    /// The number of this reference in the program being made, once it has one.
    var loweredID: Int32 = -1
    /// Whether the references under this node have their rules.
    var isResolved = false

    init(_ form: Form, arguments: [Node] = []) {
        self.form = form
        self.arguments = arguments
    }

    /// The mechanisms that the evaluator knows; all the others are rewritten into these.
    enum Form {
        case constant(Constant)
        case reference(Reference)
        case operation(Operator, Node, Node)
        case condition(si: Node, alors: Node, sinon: Node)
        case variations([(si: Node, alors: Node)])
        case estNonDefini(Node)
        case estNonApplicable(Node)
        case unite(Node, Unit)
        case simplifierUnite(Node)
        case arrondi(Node, decimales: Node)
        case logarithme(Node)
        case tranches(TranchesKind, Tranches)
        case duree(depuis: Node, jusqua: Node, unit: Unit)
        case texte([TextPart])
        case variableManquante(Node, name: String)
        case contexte(Node, overrides: [Override])
        case inversion(Inversion)
        case referenceCirculaire(Node, rule: Int32)
    }

    /// A constant, with what the inference says of it.
    struct Constant {
        var value: Literal
        var type: ValueType = .unknown
        var isNullable = false
        var unit: Unit?
        /// The unit as it was written.
        var writtenUnit: String?
        /// « Aujourd'hui », which the evaluator's clock tells.
        var isToday = false
    }

    /// A part of a text: characters, or an expression to be shown.
    enum TextPart {
        case characters(String)
        case expression(Node)
    }

    /// A rule whose value a `contexte` replaces.
    struct Override {
        let rule: Node
        let value: Node
    }

    /// The bounds and candidates of an `inversion numérique`.
    struct Inversion {
        let rule: Int32
        let candidates: [Node]
        let minimum: Double
        let maximum: Double
        let tolerance: Double
    }

    /// The three mechanisms made of brackets.
    enum TranchesKind: UInt8 {
        case bareme
        case grille
        case tauxProgressif
    }

    /// An amount, what multiplies the ceilings, and the brackets.
    struct Tranches {
        let assiette: Node
        let multiplicateur: Node
        let tranches: [Tranche]
    }

    /// A bracket: its ceiling, and its rate or amount.
    struct Tranche {
        let plafond: Node
        let value: Node
    }
}

extension Node {
    /// A reference to a rule, by the name that was written.
    final class Reference {
        let name: String
        /// The rule that holds the reference.
        let context: Int32
        /// The rule that is meant, once resolved.
        var target: Int32 = -1

        init(name: String, context: Int32, target: Int32 = -1) {
            self.name = name
            self.context = context
            self.target = target
        }
    }

    static var oui: Node { .default(.bool(true)) }
    static var non: Node { .default(.bool(false)) }

    /// « Non applicable ».
    static var notApplicable: Node { Node(.constant(Constant(value: .null, isNullable: true))) }

    /// « Non défini ».
    static func undefined(isNullable: Bool = false) -> Node {
        Node(.constant(Constant(value: .undefined, isNullable: isNullable)))
    }

    /// A constant that a mechanism supplies.
    static func `default`(_ value: Literal) -> Node {
        let type: ValueType =
            switch value {
            case .bool: .boolean
            case .number: .number
            case .string: .string
            case .null, .undefined: .other
            }
        return Node(.constant(Constant(value: value, type: type, isNullable: value == .null)))
    }

    static func operation(_ symbol: Operator, _ left: Node, _ right: Node) -> Node {
        Node(.operation(symbol, left, right))
    }

    static func condition(si: Node, alors: Node, sinon: Node) -> Node {
        Node(.condition(si: si, alors: alors, sinon: sinon))
    }

    /// Says what the rewritten mechanism was given.
    func given(_ arguments: Node...) -> Node {
        self.arguments = arguments
        return self
    }
}
