/// How good a pair is for one side: the known criteria by their weights, a little lowered when much is unknown.
package struct SideScore: Sendable {
    /// 0 to 100.
    package let score: Double
    /// The share of the weights that is known, 0 to 1.
    package let confidence: Double
    let side: Side
    let values: CriterionValues

    init(_ side: Side, _ values: CriterionValues) {
        var sum = 0.0
        var known = 0.0
        for (criterion, weight) in side.weights {
            guard let value = values[criterion] else { continue }
            sum += weight * value
            known += weight
        }
        confidence = known / 100
        score = known == 0 ? 0 : 100 * sum / known * (0.85 + 0.15 * confidence)
        self.side = side
        self.values = values
    }

    /// What a known criterion gives, in hundredths of a point; what all give adds up to the score in hundredths, exactly.
    package var points: [(criterion: Criterion, weight: Double, value: Double, hundredths: Int)] {
        var parts: [(criterion: Criterion, weight: Double, value: Double, hundredths: Int)] = []
        var rests: [(place: Int, rest: Double)] = []
        for (criterion, weight) in side.weights {
            guard let value = values[criterion] else { continue }
            let exact = 100 * weight * value / confidence * (0.85 + 0.15 * confidence)
            let floor = exact.rounded(.down)
            rests.append((parts.count, exact - floor))
            parts.append((criterion, weight, value, Int(floor)))
        }
        // Rounding each part alone would lose or make hundredths: those that were cut most get what is missing.
        let missing = Int((score * 100).rounded()) - parts.reduce(0) { $0 + $1.hundredths }
        rests.sort { ($0.rest, -$0.place) > ($1.rest, -$1.place) }
        for (place, _) in rests.prefix(max(0, missing)) { parts[place].hundredths += 1 }
        return parts
    }
}
