import Publicodes

/// Situations of one kind, that our model and modele-social both know how to describe.
struct CrossCheckFamily: Sendable {
    let name: String
    /// Which of our models answers.
    let model: String
    /// What is compared: our expressions, and theirs in the same places.
    let outputs: (ours: [RawNode], theirs: [RawNode])
    let points: [CrossCheckPoint]

    init(_ raw: RawMap) {
        name = raw["name"]?.string ?? ""
        model = raw["model"]?.string ?? ""
        let written = raw["outputs"].map(Self.elements) ?? []
        outputs = (written.map { Self.side($0, "ours") }, written.map { Self.side($0, "theirs") })
        let common = raw["common"]?.map ?? RawMap()
        var points = [CrossCheckPoint(name: "", ours: common, theirs: common)]
        points[0].ours.add(raw["ours"]?.map)
        points[0].theirs.add(raw["theirs"]?.map)
        for axis in raw["axes"].map(Self.elements) ?? [] {
            let steps = Self.steps(of: axis.map ?? RawMap())
            points = points.flatMap { point in steps.map { point.after($0) } }
        }
        self.points = points.map {
            CrossCheckPoint(name: raw["name"]!.string! + ": " + $0.name, ours: $0.ours, theirs: $0.theirs)
        }
    }

    /// The positions on an axis: a rule with its values, two rules that stand for each other, or whole answers.
    private static func steps(of axis: RawMap) -> [CrossCheckPoint] {
        if let each = axis["each"] {
            return elements(each).compactMap(\.map).map { answers in
                let label = answers.values.compactMap(\.string).map(unquoted).joined(separator: " / ")
                return CrossCheckPoint(name: label, ours: answers, theirs: answers)
            }
        }
        let (ours, theirs) = (axis["ours"]?.string ?? axis.keys[0], axis["theirs"]?.string ?? axis.keys[0])
        return elements(axis["values"] ?? axis.values[0]).map { value in
            let text = value.string ?? ""
            let isAnswer = text == "oui" || text == "non"
            let label = isAnswer ? "\(ours.split(separator: " . ").last ?? "") \(text)" : unquoted(text)
            return CrossCheckPoint(name: label, ours: RawMap([(ours, value)]), theirs: RawMap([(theirs, value)]))
        }
    }

    private static func side(_ output: RawNode, _ side: String) -> RawNode { output.map?[side] ?? output }

    private static func elements(_ node: RawNode) -> [RawNode] {
        if case .list(let elements) = node { elements } else { [] }
    }

    private static func unquoted(_ text: String) -> String { text.filter { $0 != "'" } }
}

/// One situation, as each model writes it.
struct CrossCheckPoint: Sendable {
    let name: String
    var ours: RawMap
    var theirs: RawMap

    /// This situation with more answers.
    func after(_ step: CrossCheckPoint) -> CrossCheckPoint {
        var point = CrossCheckPoint(
            name: name.isEmpty ? step.name : name + ", " + step.name, ours: ours, theirs: theirs)
        point.ours.add(step.ours)
        point.theirs.add(step.theirs)
        return point
    }
}

extension RawMap {
    /// Takes the members of another map, which count before those that are there.
    mutating func add(_ other: RawMap?) {
        for (key, value) in other?.members ?? RawMap().members { self[key] = value }
    }
}
