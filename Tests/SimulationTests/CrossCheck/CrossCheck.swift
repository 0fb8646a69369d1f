import Glibc
import Kernel
import Publicodes
import YAML

/// Our law models beside modele-social, both through our engine.
struct CrossCheck {
    /// Where modele-social is, if the environment names the folder of vectors.
    static let peerPath = getenv("GUICHET_VECTORS").map { String(cString: $0) + "/publicodes/modele-social.json" }

    /// Euros a month within which two results are the same.
    static let tolerance = 1.0

    let families: [CrossCheckFamily]
    /// The points that differ for a reason, with the text that gives it.
    let articles: [String: String]
    private let peer: Model

    init() throws {
        let families = CrossCheck.list("families.yaml", "families")
        self.families = families.map(CrossCheckFamily.init)
        var articles: [String: String] = [:]
        for difference in CrossCheck.list("differences.yaml", "differences") {
            guard case .list(let points) = difference["points"] ?? .null else { continue }
            for point in points { articles[point.string ?? ""] = difference["article"]?.string }
        }
        self.articles = articles
        var options = EngineOptions()
        options.warn = []
        peer = try Model(json: File.read(CrossCheck.peerPath ?? "") ?? [], options: options)
    }

    /// The points of a family whose results differ, with what each model gives.
    ///
    /// - Parameter amend: changes our situation and theirs before they are set.
    func differences(in family: CrossCheckFamily, amend: (inout CrossCheckPoint) -> Void = { _ in }) throws -> [String:
        String]
    {
        guard let model = LawModel.all.first(where: { $0.testDescription == family.model }) else { return [:] }
        let (ours, theirs) = (Evaluator(try model.compiled()), Evaluator(peer))
        var differences: [String: String] = [:]
        for var point in family.points {
            amend(&point)
            try ours.setSituation(point.ours)
            try theirs.setSituation(point.theirs)
            for (own, other) in zip(family.outputs.ours, family.outputs.theirs) {
                let (found, expected) = (try monthly(own, in: ours), try monthly(other, in: theirs))
                guard !(abs(found - expected) <= CrossCheck.tolerance) else { continue }
                differences[point.name, default: ""] += "\(own.string ?? "") \(found), not \(expected); "
            }
        }
        return differences
    }

    /// Euros a month; not a number when there is no result.
    private func monthly(_ expression: RawNode, in evaluator: Evaluator) throws -> Double {
        let evaluation = try evaluator.evaluate(expression)
        guard case .number(let number) = evaluation.value else { return .nan }
        return evaluation.unit?.text == "€/an" ? number / 12 : number
    }

    private static func list(_ file: String, _ key: String) -> [RawMap] {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        let path = parts.dropLast().joined(separator: "/") + "/Data/" + file
        guard let node = try? YAMLNode(File.read(path) ?? []),
            case .list(let elements) = RawNode(node).map?[key] ?? .null
        else { return [] }
        return elements.compactMap(\.map)
    }
}
