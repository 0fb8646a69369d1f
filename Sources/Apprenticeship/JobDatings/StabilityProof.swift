/// Checks a placement without knowing how it was made: nobody in an offer that does not want them or that they do not want,
/// no offer over its number, and no candidate and offer that would both rather have each other.
package struct StabilityProof: Sendable {
    /// What is impossible in the placement itself.
    package let faults: [String]
    /// A candidate and an offer who would both change for each other.
    package let blockingPairs: [(candidate: Int, offer: Int)]

    /// Whether the placement holds.
    package var holds: Bool { faults.isEmpty && blockingPairs.isEmpty }

    /// Looks at every wish of everybody.
    package init(_ market: Market, placement: [Int?], isBefore: (_ one: Int, _ other: Int, _ offer: Int) -> Bool) {
        var faults: [String] = []
        var taken = [[Int]](repeating: [], count: market.capacities.count)
        for (candidate, offer) in placement.enumerated() {
            guard let offer else { continue }
            taken[offer].append(candidate)
            if !market.wishes[candidate].contains(offer) {
                faults.append("candidate \(candidate) did not ask for \(offer)")
            }
            if market.rankings[offer][candidate] == nil { faults.append("offer \(offer) did not rank \(candidate)") }
        }
        for (offer, candidates) in taken.enumerated() where candidates.count > market.capacities[offer] {
            faults.append("offer \(offer) has \(candidates.count) candidates for \(market.capacities[offer])")
        }
        func prefers(_ offer: Int, _ one: Int, to other: Int) -> Bool {
            guard let mine = market.rankings[offer][one] else { return false }
            guard let theirs = market.rankings[offer][other] else { return true }
            return mine != theirs ? mine < theirs : isBefore(one, other, offer)
        }
        var pairs: [(candidate: Int, offer: Int)] = []
        for (candidate, wishes) in market.wishes.enumerated() {
            for offer in wishes {
                if placement[candidate] == offer { break }
                guard market.rankings[offer][candidate] != nil else { continue }
                let hasRoom = taken[offer].count < market.capacities[offer]
                if hasRoom || taken[offer].contains(where: { prefers(offer, candidate, to: $0) }) {
                    pairs.append((candidate, offer))
                }
            }
        }
        self.faults = faults
        blockingPairs = pairs
    }
}
