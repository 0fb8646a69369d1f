/// The first hits of a search among many, without keeping or sorting the others.
struct BestHits {
    /// How many are wanted.
    let limit: Int
    private var hits: [OfferHits.Hit] = []
    /// What comes after this cannot be among the first.
    private(set) var worst = Double.infinity

    init(limit: Int) { self.limit = limit }

    /// Whether something sorted by a value may be among the first.
    func mayHold(_ value: Double) -> Bool { value <= worst }

    /// Keeps a hit, as long as it is among the first.
    mutating func add(_ hit: OfferHits.Hit) {
        hits.append(hit)
        if hits.count >= max(64, 4 * limit) { cut() }
    }

    /// The first, in order.
    mutating func sorted() -> [OfferHits.Hit] {
        cut()
        return hits
    }

    /// Lets go of those that are not among the first.
    mutating func cut() {
        hits.sort { ($0.value, $0.id) < ($1.value, $1.id) }
        guard hits.count >= limit else { return }
        hits.removeSubrange(limit...)
        worst = hits[limit - 1].value
    }
}
