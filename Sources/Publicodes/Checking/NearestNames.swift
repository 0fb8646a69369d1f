/// Finds the names that an author may have meant.
struct NearestNames {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// At most three names that differ by few letters from a text, or end with it, the nearest first.
    func near(_ text: String) -> [String] {
        let wanted = Array(text.unicodeScalars)
        guard wanted.count > 2 else { return [] }
        let limit = max(1, min(3, wanted.count / 3))
        var found: [(name: String, distance: Int)] = []
        for name in names {
            let last = Array(DottedName.leaf(of: name).unicodeScalars)
            let whole = Array(name.unicodeScalars)
            let distance = min(
                NearestNames.distance(wanted, whole, limit), NearestNames.distance(wanted, last, limit) + 1)
            if distance <= limit { found.append((name, distance)) }
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    /// How many letters differ (Levenshtein), or more than the limit.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], _ limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var row = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            var least = row[0]
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == right[column] ? 0 : 1))
                diagonal = above
                least = min(least, row[column + 1])
            }
            if least > limit { return limit + 1 }
        }
        return row[right.count]
    }
}
