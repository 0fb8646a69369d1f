/// A node of a program: a kind, and three numbers whose sense depends on it.
struct NodeRecord: Sendable {
    var kind: NodeKind
    /// An operator, the tag of a constant, a kind of brackets, of possibilities or of duration.
    var detail: UInt8 = 0
    var nullability = Nullability.unknown
    var type = ValueType.unknown
    var unit = UnitSlot.absent
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
}

/// What the inference says of « non applicable ».
enum Nullability: UInt8, Sendable {
    /// Not inferred, or not to be known.
    case unknown
    case never
    case possible
}

/// What the numbers of a node are; a list is a place in the program's lists.
enum NodeKind: UInt8, Sendable {
    /// `detail` the tag, `a` the number or string (-1: today), `b` the type, `c` 1 when it may be not applicable.
    case constant
    /// `a` the rule.
    case reference
    /// `a` the rule.
    case rule
    /// What the situation says of a rule: `a` the rule `$SITUATION`.
    case situation
    /// `a` si, `b` alors, `c` sinon.
    case condition
    /// `a` a list of `b` pairs (si, alors).
    case variations
    /// `detail` the operator, `a` and `b` the operands.
    case operation
    /// `a` the operand.
    case estNonDefini
    /// `a` the operand.
    case estNonApplicable
    /// `a` the operand.
    case unite
    /// `a` the operand.
    case simplifierUnite
    /// `a` the operand, `b` the decimals.
    case arrondi
    /// `a` the operand.
    case logarithme
    /// `a` a list: assiette, multiplicateur, then `b` pairs (plafond, taux).
    case bareme
    /// `a` a list: assiette, multiplicateur, then `b` pairs (plafond, montant).
    case grille
    /// `a` a list: assiette, multiplicateur, then `b` pairs (plafond, taux).
    case tauxProgressif
    /// `a` depuis, `b` jusqu'à, `detail` the kind.
    case duree
    /// `a` a list of `b` pairs (1, string) or (0, node).
    case texte
    /// `a` the operand, `b` the name.
    case variableManquante
    /// `a` the value, `b` a list: identity, then `c` times (reference, value, identity, copy of the value).
    case contexte
    /// `a` a list: rule, then `b` candidates; `c` the first of three numbers: minimum, maximum, tolerance.
    case inversion
    /// `a` the value, `b` the rule.
    case referenceCirculaire
    /// `detail` the kind, `a` a list of `b` pairs (constant, test of applicability or -1).
    case unePossibilite
}
