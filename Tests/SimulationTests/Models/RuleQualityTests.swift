import Publicodes
import Testing

/// What every rule of a law model must tell its readers.
@Suite struct `The rules of the law models` {
    @Test(arguments: LawModel.all) func `pass the check that authors run`(_ model: LawModel) {
        #expect(model.issues() == [])
    }

    @Test(arguments: LawModel.all) func `have a title, and English beside French`(_ model: LawModel) {
        for (rule, attributes) in model.rules {
            #expect(attributes["titre"] != nil, "\(rule) has no title")
            for key in ["titre", "question", "description"] where attributes[key] != nil {
                #expect(attributes[key + ".en"] != nil, "\(rule): \(key) has no English")
            }
        }
    }

    @Test(arguments: LawModel.all) func `say in both languages what may be chosen`(_ model: LawModel) throws {
        let compiled = try model.compiled()
        let titled = Set(model.rules.filter { $0.attributes["titre.en"] != nil }.map(\.name))
        for (rule, _) in model.rules {
            guard case .choice(let possibilities) = compiled.kind(of: rule) else { continue }
            for possibility in possibilities {
                #expect(titled.contains(possibility.rule ?? ""), "\(rule): \(possibility.expression)")
            }
        }
    }

    @Test(arguments: LawModel.all) func `say from which text their figures come`(_ model: LawModel) {
        for (rule, attributes) in model.rules {
            guard formula(of: attributes).contains(where: isFigure) else { continue }
            #expect(attributes["références"]?.map?.isEmpty == false, "\(rule) gives a figure without a text")
        }
    }

    @Test(arguments: LawModel.all) func `say from when their figures hold`(_ model: LawModel) {
        for (rule, attributes) in model.rules {
            let expressions = formula(of: attributes)
            guard expressions.contains(where: isFigure) else { continue }
            let dated =
                (attributes["références"]?.map?.keys ?? []) + [attributes["note"]?.string ?? ""]
                + expressions.filter { $0.contains("date") }
            #expect(
                dated.contains { $0.contains(/(?:19|20)\d\d/) }, "\(rule) gives a figure without saying from when")
        }
    }

    @Test(arguments: LawModel.all) func `mark what is not confirmed in one way`(_ model: LawModel) {
        for (rule, attributes) in model.rules {
            guard let mark = attributes["confirmé"] else { continue }
            #expect(mark == .string("non"), "\(rule)")
            #expect(attributes["note"] != nil, "\(rule) does not say what is not confirmed")
        }
    }

    @Test func `list what is not confirmed in the documentation, and nothing else`() {
        var marked: Set<String> = []
        for model in LawModel.all {
            for (rule, attributes) in model.rules where attributes["confirmé"] != nil { marked.insert(rule) }
        }
        let listed = LawModel.documentation("non-confirmes.md").split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| `([^`]+)`/).map { String($0.output.1) }
        }
        #expect(Set(listed) == marked, "\(marked.symmetricDifference(listed).sorted())")
        #expect(listed.count == marked.count)
    }

    /// Keys under which a number is not a figure of the law.
    private static let apart: Set = [
        "titre", "titre.en", "question", "question.en", "description", "description.en", "note", "références",
        "exemples", "suggestions", "confirmé", "acronyme", "par défaut", "unité", "une possibilité", "avec",
    ]

    /// The expressions of a rule, those of its mechanisms too.
    private func formula(of attributes: RawMap) -> [String] {
        attributes.members.flatMap { key, value in
            Self.apart.contains(key) ? [] : expressions(value)
        }
    }

    private func expressions(_ node: RawNode) -> [String] {
        switch node {
        case .string(let text): [text]
        case .list(let elements): elements.flatMap(expressions)
        case .map(let map): formula(of: map)
        case .null, .bool, .number: []
        }
    }

    /// Whether an expression holds an amount or a rate other than nothing, everything and a cent of tolerance.
    private func isFigure(_ expression: String) -> Bool {
        expression.matches(of: /(?:^|[^\w,.])(\d+(?:\.\d+)?)\s?[%€]/).contains {
            !["0", "100", "0.01"].contains(String($0.output.1))
        }
    }
}
