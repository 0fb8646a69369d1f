/// Reads the value of a mechanism into a node.
typealias MechanismParser = @Sendable (RawNode, RuleParser) throws(PublicodesError) -> Node

/// A mechanism that goes beside others and applies to what they give.
struct ChainedMechanism: Sendable {
    let name: String
    /// Reads the rest of the formula, then the mechanism's own parameter.
    let parse: @Sendable (_ value: RawNode, _ parameter: RawNode, RuleParser) throws(PublicodesError) -> Node
}

/// The mechanisms of the language.
enum MechanismTable {
    /// The chained mechanisms, from the outermost to the innermost: the situation replaces the formula, its abatement
    /// and its solver, and is itself subject to all that comes before.
    static let chained: [ChainedMechanism] = [
        Contexte.mechanism, VariableManquante.mechanism, Avec.mechanism, ApplicableSi.mechanism,
        NonApplicableSi.mechanism, Arrondi.mechanism, Unite.mechanism, SimplifierUnite.mechanism, Plancher.mechanism,
        Plafond.mechanism, ParDefaut.mechanism, DansLaSituation.mechanism, ReferenceCirculaire.mechanism,
        Abattement.mechanism,
    ]

    /// The mechanisms that give a value by themselves.
    static let mechanisms: [String: MechanismParser] = {
        var table: [String: MechanismParser] = [
            "logarithme": Logarithme.parse,
            "inversion numérique": InversionNumerique.parse,
            "le maximum de": Extremum.parseMaximum,
            "le minimum de": Extremum.parseMinimum,
            "taux progressif": TauxProgressif.parse,
            "toutes ces conditions": ToutesCesConditions.parse,
            "une de ces conditions": UneDeCesConditions.parse,
            "est non défini": EstNonDefini.parse,
            "est défini": EstDefini.parse,
            "est non applicable": EstNonApplicable.parse,
            "est applicable": EstApplicable.parse,
            "condition": Condition.parse,
            "barème": Bareme.parse,
            "durée": Duree.parse,
            "grille": Grille.parse,
            "multiplication": Produit.parse,
            "produit": Produit.parse,
            "somme": Somme.parse,
            "moyenne": Moyenne.parse,
            "texte": Texte.parse,
            "variations": Variations.parse,
            "valeur": { (raw, parser) throws(PublicodesError) in try parser.parse(raw) },
            "variable": { (raw, parser) throws(PublicodesError) in try parser.reference(raw.string ?? "") },
            "constant": { (raw, parser) throws(PublicodesError) in try ParsedNode.constant(raw.map ?? RawMap(), parser)
            },
        ]
        for symbol in Operator.allCases { table[symbol.symbol] = Operation.parser(symbol) }
        return table
    }()

    private static let chainedNames = Set(chained.map(\.name))

    /// What each mechanism is called, operators excepted.
    static let names =
        chained.map(\.name)
        + mechanisms.keys.filter { name in
            name.contains { $0.isLetter } && !["et", "ou", "variable", "constant"].contains(name)
        }

    /// Whether a key of a rule is a mechanism; any other key is an attribute, or means nothing.
    static func isKnown(_ key: String) -> Bool { chainedNames.contains(key) || mechanisms[key] != nil }
}
