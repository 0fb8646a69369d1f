import Kernel
import Testing

@testable import Publicodes

/// What authors are told of their mistakes.
@Suite struct `The check of a model` {
    private func issues(_ text: String) -> [ModelIssue] {
        ModelCheck.issues(of: [("règles.publicodes", Array(text.utf8))])
    }

    /// Twelve mistakes of as many kinds, in one file.
    private static let mistakes = """
        salaire: 2000 €/mois
        nom: "'Paul'"
        a:
          valeur: 1+1
        b:
          somme:
            - salaire
            - salare
            - inconnue
        c:
          condition:
            si: salaire
            alors: 1
            sinon: 2
        d:
          produi:
            - 1
        e:
          valeur: true
        f:
          valeur: nom * 2
        g . h: 3
        i:
          somme: 3
          produit: [1, 2]
        j:
          titre: [oops
        l: salaire = 'x'
        salaire: 3
        """

    @Test func `tells every mistake, with its line and its rule`() {
        let found = issues(Self.mistakes).filter { $0.severity == .error }
        let expected: [(Int, String, ModelIssue.Kind)] = [
            (4, "a", .syntax), (8, "b", .unknownName), (9, "b", .unknownName), (12, "c", .wrongType),
            (16, "d", .unknownKey), (18, "e", .syntax), (21, "f", .wrongType), (22, "g . h", .unknownName),
            (23, "i", .syntax), (28, "j", .file), (28, "l", .wrongType), (29, "salaire", .duplicate),
        ]
        #expect(found.map { "\($0.place?.line ?? 0) \($0.rule) \($0.kind)" } == expected.map { "\($0) \($1) \($2)" })
        #expect(found.allSatisfy { $0.place?.file == "règles.publicodes" && !$0.advice.french.isEmpty })
    }

    @Test(arguments: [
        ("b:\n  somme:\n    - salare\nsalaire: 1", "salaire"), ("a:\n  produi: [1]", "produit"),
        ("a:\n  titr: A\n  valeur: 1", "titre"), ("a:\n  valeur:\n    some: [1]", "somme"),
    ])
    func `says what the author may have meant`(text: String, meant: String) {
        let found = issues(text)
        #expect(found.count == 1 && found[0].advice.english == "Did you mean “\(meant)”?", "\(found)")
    }

    @Test(arguments: [
        "a: oui\nb:\n  condition:\n    si: a\n    alors: 1\n    sinon: 2",
        "x:\n  type: date\n  par défaut: 01/01/2026\ny: x >= 01/06/2026",
        "a:\n  avec:\n    b: 3\n    \"[privé] c\": 4\n  somme: [b, c]",
        "n:\n  question: Combien ?\n  unité: €\nm:\n  variations:\n    - si: n > 3\n      alors: n\n    - sinon: 2",
        "p:\n  résoudre la référence circulaire: oui\n  valeur: 10 € - q\nq: 20% * p",
        "k:\n  une possibilité: [\"'a'\", \"'b'\"]\n  par défaut: \"'a'\"\nl: k = 'b'",
    ])
    func `finds nothing in what is right`(text: String) { #expect(issues(text) == []) }

    @Test func `finds mistakes in the rules inside others, one by one`() {
        let found = issues("a:\n  avec:\n    b: 1+1\n    c: 2+2\n    d: x\n  valeur: b")
        #expect(found.map(\.rule) == ["a . b", "a . c", "a . d"])
        #expect(found.map { $0.place?.line } == [3, 4, 5])
    }

    @Test func `runs the examples of the rules`() throws {
        let text = """
            a:
              question: A ?
              unité: €
            b:
              valeur: a * 2
              exemples:
                - nom: juste
                  situation: {a: 3}
                  valeur attendue: 6
                  unité attendue: €
                - situation: {a: 4}
                  valeur attendue: 9
                - nom: autre unité
                  situation: {a: 4}
                  valeur attendue: 8
                  unité attendue: kg
                - situation: {inconnue: 4}
                  valeur attendue: 8
            """
        let outcomes = ExampleRun.outcomes(of: try Model(yaml: [("r", Array(text.utf8))]))
        #expect(outcomes.map(\.passes) == [true, false, false, false])
        #expect(outcomes[1].expected == "9" && outcomes[1].found == "8 €")
    }
}
