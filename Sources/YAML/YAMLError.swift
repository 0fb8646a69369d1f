package import Kernel

/// Why a text was not read as YAML, and where.
package struct YAMLError: Error, Hashable, Sendable {
    package let reason: Reason
    package let position: YAMLPosition

    /// The ways in which a text can be refused.
    package enum Reason: Hashable, Sendable {
        case notUTF8
        case character(UInt32)
        /// A scanner's or a parser's sentence, in English, which holds nothing of the text.
        case syntax(String)
        case duplicateKey
        case complexKey
        case unknownAnchor
        case severalDocuments
        case unknownTag
        case valueOutsideTag
        case tooLarge(limit: Int)
        case tooDeep(limit: Int)
        case tooManyNodes(limit: Int)
    }

    init(_ reason: Reason, at position: YAMLPosition) {
        self.reason = reason
        self.position = position
    }

    /// What is wrong, without its place.
    package var sentence: Text { Text(fr: reason.sentence.french, en: reason.sentence.english) }

    /// What is wrong, then the line and the column.
    package var message: Text {
        let (french, english) = reason.sentence
        return Text(
            fr: "\(french) (ligne \(position.line), colonne \(position.column))",
            en: "\(english) (line \(position.line), column \(position.column))")
    }
}

extension YAMLError.Reason {
    fileprivate var sentence: (french: String, english: String) {
        switch self {
        case .notUTF8: ("Le texte n'est pas en UTF-8", "The text is not UTF-8")
        case .character(let scalar):
            (
                "Le caractère U+\(String(scalar, radix: 16, uppercase: true)) n'est pas admis",
                "The character U+\(String(scalar, radix: 16, uppercase: true)) is not allowed"
            )
        case .syntax(let problem):
            (YAMLError.french[problem] ?? "La syntaxe YAML est incorrecte", "Invalid YAML: \(problem)")
        case .duplicateKey: ("Cette clé figure deux fois", "This key appears twice")
        case .complexKey:
            ("Une clé ne peut être ni une liste ni un objet", "A key can be neither a sequence nor a mapping")
        case .unknownAnchor: ("Cette ancre n'est pas définie plus haut", "This anchor is not defined above")
        case .severalDocuments: ("Le texte contient plusieurs documents", "The text holds several documents")
        case .unknownTag: ("Cette étiquette de type n'est pas admise", "This tag is not allowed")
        case .valueOutsideTag: ("Cette valeur n'est pas du type annoncé", "This value is not of the type of its tag")
        case .tooLarge(let limit): ("Le texte dépasse \(limit) octets", "The text is longer than \(limit) bytes")
        case .tooDeep(let limit): ("Plus de \(limit) niveaux d'imbrication", "More than \(limit) levels of nesting")
        case .tooManyNodes(let limit): ("Plus de \(limit) valeurs", "More than \(limit) values")
        }
    }
}

extension YAMLError {
    /// The commonest sentences of the parser.
    fileprivate static let french = [
        "mapping values are not allowed in this context":
            "Un « : » inattendu : guillemets ou retour à la ligne manquants",
        "did not find expected key": "Une clé est attendue : vérifiez l'indentation",
        "did not find expected '-' indicator": "Un tiret est attendu : vérifiez l'indentation",
        "could not find expected ':'": "Un « : » est attendu après la clé",
        "found unexpected end of stream": "Le texte se termine avant la fin d'une chaîne",
        "found character that cannot start any token": "Ce caractère ne peut pas commencer une valeur sans guillemets",
        "did not find expected ',' or ']'": "Une virgule ou un « ] » est attendu",
        "did not find expected ',' or '}'": "Une virgule ou un « } » est attendu",
        "block sequence entries are not allowed in this context": "Un tiret n'est pas admis ici",
        "did not find expected <document start>": "Rien n'est attendu ici : le document est terminé",
        "found a tab character that violates indentation": "L'indentation contient une tabulation",
    ]
}
