/// Places candidates by deferred acceptance, the candidates proposing (Gale and Shapley, 1962; many to one): of all
/// placements that nobody can undo by an agreement of two, the best for every candidate; and stating one's true wishes is
/// never worse.
package enum DeferredAcceptance {
    /// The offer of each candidate; `nil` for who has none.
    ///
    /// - Parameter isBefore: which of two candidates comes first for an offer that ranks them alike.
    package static func place(_ market: Market, isBefore: (_ one: Int, _ other: Int, _ offer: Int) -> Bool) -> [Int?] {
        let ranks = strictRanks(market, isBefore)
        var placed = [Int?](repeating: nil, count: market.wishes.count)
        var next = [Int](repeating: 0, count: market.wishes.count)
        var held = market.capacities.map { Held(capacity: $0) }
        var waiting = Array(market.wishes.indices.reversed())
        while let candidate = waiting.popLast() {
            while next[candidate] < market.wishes[candidate].count {
                let offer = market.wishes[candidate][next[candidate]]
                next[candidate] += 1
                guard let rank = ranks[offer][candidate] else { continue }
                let loser = held[offer].take(candidate, rank: rank)
                if loser == candidate { continue }
                placed[candidate] = offer
                if let loser {
                    placed[loser] = nil
                    waiting.append(loser)
                }
                break
            }
        }
        return placed
    }

    /// The ranks of each offer without ties.
    private static func strictRanks(
        _ market: Market, _ isBefore: (Int, Int, Int) -> Bool
    ) -> [[Int: Int]] {
        market.rankings.enumerated().map { offer, ranks in
            let order = ranks.sorted { left, right in
                left.value != right.value ? left.value < right.value : isBefore(left.key, right.key, offer)
            }
            return Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0) })
        }
    }

    /// The candidates that an offer holds, the least wanted on top of a heap.
    private struct Held {
        let capacity: Int
        private var heap: [(rank: Int, candidate: Int)] = []

        init(capacity: Int) { self.capacity = capacity }

        /// Takes somebody; gives who has to go, perhaps the same.
        mutating func take(_ candidate: Int, rank: Int) -> Int? {
            if heap.count < capacity {
                heap.append((rank, candidate))
                rise(from: heap.count - 1)
                return nil
            }
            guard let worst = heap.first, worst.rank > rank else { return candidate }
            heap[0] = (rank, candidate)
            sink()
            return worst.candidate
        }

        private mutating func rise(from start: Int) {
            var place = start
            while place > 0, heap[(place - 1) / 2].rank < heap[place].rank {
                heap.swapAt(place, (place - 1) / 2)
                place = (place - 1) / 2
            }
        }

        private mutating func sink() {
            var place = 0
            while true {
                let left = place * 2 + 1
                guard left < heap.count else { return }
                let larger = left + 1 < heap.count && heap[left + 1].rank > heap[left].rank ? left + 1 : left
                guard heap[larger].rank > heap[place].rank else { return }
                heap.swapAt(place, larger)
                place = larger
            }
        }
    }
}
