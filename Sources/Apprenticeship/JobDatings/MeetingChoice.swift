/// Chooses who meets whom: as many good meetings as stands and candidates can hold, everybody's first meeting counting most.
///
/// A flow of least cost, by shortest paths one after the other with potentials (Edmonds and Karp, 1972).
package struct MeetingChoice {
    private var heads: [Int] = []
    private var room: [Int] = []
    private var costs: [Int] = []
    private var out: [[Int]]
    private let source: Int
    private let sink: Int

    /// What a candidate's first, second and further meetings are worth beside the scores, which go to 100.
    private static let bonuses = [400, 150]

    /// The meetings, as pairs of places.
    ///
    /// - Parameters:
    ///   - pairs: who may meet, with the mutual score.
    ///   - perCandidate: the most meetings of a candidate.
    ///   - perOffer: the most meetings of each offer.
    package static func choose(
        _ pairs: [(candidate: Int, offer: Int, score: Int)], candidates: Int, perCandidate: Int, perOffer: [Int]
    ) -> [(candidate: Int, offer: Int)] {
        guard candidates > 0, !perOffer.isEmpty else { return [] }
        var network = MeetingChoice(nodes: candidates + perOffer.count + 2)
        for candidate in 0..<candidates {
            for meeting in 0..<perCandidate {
                let bonus = meeting < bonuses.count ? bonuses[meeting] : 0
                network.connect(network.source, candidate, room: 1, cost: -bonus)
            }
        }
        let first = network.heads.count
        for pair in pairs { network.connect(pair.candidate, candidates + pair.offer, room: 1, cost: -pair.score) }
        for (offer, room) in perOffer.enumerated() {
            network.connect(candidates + offer, network.sink, room: room, cost: 0)
        }
        network.saturate()
        return pairs.enumerated().compactMap { place, pair in
            network.room[first + place * 2] == 0 ? (pair.candidate, pair.offer) : nil
        }
    }

    private init(nodes: Int) {
        out = Array(repeating: [], count: nodes)
        source = nodes - 2
        sink = nodes - 1
    }

    private mutating func connect(_ from: Int, _ to: Int, room: Int, cost: Int) {
        out[from].append(heads.count)
        heads.append(to)
        self.room.append(room)
        costs.append(cost)
        out[to].append(heads.count)
        heads.append(from)
        self.room.append(0)
        costs.append(-cost)
    }

    /// Sends one unit after the other along the cheapest way, as long as it is worth something.
    private mutating func saturate() {
        var potential = firstPotential()
        while true {
            var distance = [Int](repeating: .max, count: out.count)
            var arrival = [Int](repeating: -1, count: out.count)
            var queue = NearestFirst()
            distance[source] = 0
            queue.push(0, source)
            while let (reached, node) = queue.pop() {
                if reached > distance[node] { continue }
                for edge in out[node] where room[edge] > 0 && potential[heads[edge]] != .max {
                    let next = heads[edge]
                    let length = reached + costs[edge] + potential[node] - potential[next]
                    if length < distance[next] {
                        distance[next] = length
                        arrival[next] = edge
                        queue.push(length, next)
                    }
                }
            }
            guard distance[sink] != .max else { return }
            for node in out.indices where distance[node] != .max && potential[node] != .max {
                potential[node] += min(distance[node], distance[sink])
            }
            for node in out.indices where distance[node] == .max && potential[node] != .max {
                potential[node] += distance[sink]
            }
            guard potential[sink] - potential[source] < 0 else { return }
            var node = sink
            while node != source {
                let edge = arrival[node]
                room[edge] -= 1
                room[edge ^ 1] += 1
                node = heads[edge ^ 1]
            }
        }
    }

    /// The least costs from the source before anything flows: the network has three steps and no circle.
    private func firstPotential() -> [Int] {
        var potential = [Int](repeating: .max, count: out.count)
        potential[source] = 0
        for _ in 0..<3 {
            for node in out.indices where potential[node] != .max {
                for edge in out[node] where room[edge] > 0 {
                    potential[heads[edge]] = min(potential[heads[edge]], potential[node] + costs[edge])
                }
            }
        }
        return potential
    }

    /// Nodes, the nearest first.
    private struct NearestFirst {
        private var heap: [(Int, Int)] = []

        mutating func push(_ distance: Int, _ node: Int) {
            heap.append((distance, node))
            var place = heap.count - 1
            while place > 0, heap[place].0 < heap[(place - 1) / 2].0 {
                heap.swapAt(place, (place - 1) / 2)
                place = (place - 1) / 2
            }
        }

        mutating func pop() -> (Int, Int)? {
            guard let first = heap.first, let last = heap.popLast() else { return nil }
            guard !heap.isEmpty else { return first }
            heap[0] = last
            var place = 0
            while place * 2 + 1 < heap.count {
                var child = place * 2 + 1
                if child + 1 < heap.count, heap[child + 1].0 < heap[child].0 { child += 1 }
                guard heap[child].0 < heap[place].0 else { break }
                heap.swapAt(place, child)
                place = child
            }
            return first
        }
    }
}
