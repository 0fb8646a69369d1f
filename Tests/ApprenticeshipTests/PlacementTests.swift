import Apprenticeship
import Kernel
import Testing

/// Placements at a job dating, pure.
@Suite struct `Placing candidates by deferred acceptance` {
    private func place(_ market: Market) -> [Int?] { DeferredAcceptance.place(market) { one, other, _ in one < other } }

    private func proof(_ market: Market, _ placement: [Int?]) -> StabilityProof {
        StabilityProof(market, placement: placement) { one, other, _ in one < other }
    }

    /// Ana, Bilel, Chloé, Driss.
    private var example: Market {
        Market(
            wishes: [[0, 1], [0, 2, 1], [1, 0], [0, 1, 2]],
            rankings: [[3: 1, 0: 2, 2: 3, 1: 4], [1: 1, 0: 2, 2: 3, 3: 4], [3: 1, 1: 2]],
            capacities: [1, 1, 1])
    }

    @Test func `gives the worked example`() {
        #expect(place(example) == [1, 2, nil, 0])
        #expect(proof(example, place(example)).holds)
        var two = example
        two.capacities[1] = 2
        #expect(place(two) == [1, 2, 1, 0])
    }

    @Test func `is caught when it is not stable or not possible`() {
        #expect(proof(example, [0, 2, 1, nil]).blockingPairs.contains { $0.candidate == 3 && $0.offer == 0 })
        #expect(!proof(example, [nil, nil, nil, nil]).holds)
        #expect(!proof(example, [0, nil, nil, 0]).faults.isEmpty)
        #expect(!proof(example, [2, nil, 1, 0]).faults.isEmpty)
    }

    @Test
    func `is stable and best for every candidate on thousands of small markets, against every placement there is`() {
        var random = SeededNumbers(state: 7)
        for _ in 0..<3000 {
            let market = Self.market(
                candidates: Int.random(in: 1...4, using: &random), offers: Int.random(in: 1...3, using: &random),
                &random)
            let placed = place(market)
            let stable = Self.placements(market).filter { proof(market, $0).holds }
            #expect(stable.contains(placed))
            func rank(_ candidate: Int, _ offer: Int?) -> Int {
                offer.flatMap { market.wishes[candidate].firstIndex(of: $0) } ?? .max
            }
            for other in stable {
                for candidate in market.wishes.indices {
                    #expect(rank(candidate, placed[candidate]) <= rank(candidate, other[candidate]))
                }
                // The same places stay free in every stable placement.
                for offer in market.capacities.indices {
                    #expect(placed.count { $0 == offer } == other.count { $0 == offer })
                }
            }
        }
    }

    @Test func `decides between equals by lots, whichever of them comes first`() {
        let market = Market(wishes: [[0], [0], [0]], rankings: [[0: 1, 1: 1, 2: 1]], capacities: [1])
        for winner in 0..<3 {
            let placed = DeferredAcceptance.place(market) { one, other, _ in
                one == winner || other != winner && one < other
            }
            #expect(placed.firstIndex { $0 != nil } == winner)
        }
        // The lots of an event are drawn from its seed: another seed, other winners.
        let winners = Set(
            (0..<20).map { seed in
                let lots = DrawingOfLots(seed: "seed \(seed)")
                return DeferredAcceptance.place(market) { one, other, offer in
                    lots.lot(candidate: "\(one)", offer: "\(offer)")
                        < lots.lot(candidate: "\(other)", offer: "\(offer)")
                }.firstIndex { $0 != nil }
            })
        #expect(winners == [0, 1, 2])
    }

    @Test func `never rewards who hides a wish`() {
        var random = SeededNumbers(state: 8)
        for _ in 0..<500 {
            let market = Self.market(candidates: 4, offers: 3, &random)
            let honest = place(market)
            for candidate in 0..<4 {
                for lie in Self.orders(of: market.wishes[candidate]) {
                    var other = market
                    other.wishes[candidate] = lie
                    let true_ = market.wishes[candidate]
                    let gained = place(other)[candidate].flatMap { true_.firstIndex(of: $0) } ?? .max
                    #expect((honest[candidate].flatMap { true_.firstIndex(of: $0) } ?? .max) <= gained)
                }
            }
        }
    }

    @Test func `is stable on large markets with ties`() {
        var random = SeededNumbers(state: 9)
        for _ in 0..<3 {
            let market = Self.market(candidates: 600, offers: 120, &random)
            #expect(proof(market, place(market)).holds)
        }
    }

    /// A market with ties, places of several people, and people whom nobody wants.
    private static func market(candidates: Int, offers: Int, _ random: inout SeededNumbers) -> Market {
        let wishes = (0..<candidates).map { _ in
            Array((0..<offers).shuffled(using: &random).prefix(Int.random(in: 0...min(offers, 10), using: &random)))
        }
        let rankings = (0..<offers).map { offer in
            var ranks: [Int: Int] = [:]
            for candidate in 0..<candidates where Int.random(in: 0..<5, using: &random) > 0 {
                ranks[candidate] = Int.random(in: 1...max(2, candidates / 2), using: &random)
            }
            return ranks
        }
        return Market(
            wishes: wishes, rankings: rankings,
            capacities: (0..<offers).map { _ in Int.random(in: 0...2, using: &random) })
    }

    /// Every way to give each candidate one of the wishes or nothing.
    private static func placements(_ market: Market) -> [[Int?]] {
        market.wishes.reduce([[]]) { all, wishes in
            all.flatMap { start in ([nil] + wishes.map(Optional.some)).map { start + [$0] } }
        }
    }

    private static func orders(of wishes: [Int]) -> [[Int]] {
        guard !wishes.isEmpty else { return [[]] }
        return [[]]
            + wishes.flatMap { first in orders(of: wishes.filter { $0 != first }).map { [first] + $0 } }
    }
}

/// Interviews at a job dating, pure.
@Suite struct `Making a timetable` {
    @Test func `uses as many slots as the busiest person needs, and nobody is at two places`() {
        var random = SeededNumbers(state: 11)
        for _ in 0..<400 {
            let candidates = Int.random(in: 1...12, using: &random)
            let offers = Int.random(in: 1...8, using: &random)
            var meetings: [(candidate: Int, offer: Int)] = []
            for candidate in 0..<candidates {
                for offer in 0..<offers where Bool.random(using: &random) { meetings.append((candidate, offer)) }
            }
            meetings.shuffle(using: &random)
            let slots = Timetable.slots(of: meetings, candidates: candidates, offers: offers)
            let busiest = max(
                (0..<candidates).map { one in meetings.count { $0.candidate == one } }.max()!,
                (0..<offers).map { one in meetings.count { $0.offer == one } }.max()!)
            #expect(
                Set(slots).count == busiest && slots.allSatisfy { (0..<max(1, busiest)).contains($0) }
                    || meetings.isEmpty)
            var taken: Set<[Int]> = []
            for (meeting, slot) in zip(meetings, slots) {
                #expect(taken.insert([0, meeting.candidate, slot]).inserted)
                #expect(taken.insert([1, meeting.offer, slot]).inserted)
            }
        }
    }

    @Test func `chooses the meetings that are worth most, against every choice there is`() {
        var random = SeededNumbers(state: 12)
        for _ in 0..<300 {
            let candidates = Int.random(in: 1...3, using: &random)
            let offers = Int.random(in: 1...3, using: &random)
            var pairs: [(candidate: Int, offer: Int, score: Int)] = []
            for candidate in 0..<candidates {
                for offer in 0..<offers where Bool.random(using: &random) {
                    pairs.append((candidate, offer, Int.random(in: 1...100, using: &random)))
                }
            }
            let perOffer = (0..<offers).map { _ in Int.random(in: 0...2, using: &random) }
            let chosen = MeetingChoice.choose(pairs, candidates: candidates, perCandidate: 2, perOffer: perOffer)
            func worth(_ meetings: [(candidate: Int, offer: Int, score: Int)]) -> Int? {
                var sum = meetings.reduce(0) { $0 + $1.score }
                for candidate in 0..<candidates {
                    let count = meetings.count { $0.candidate == candidate }
                    guard count <= 2 else { return nil }
                    sum += [0, 400, 550][count]
                }
                for offer in 0..<offers where meetings.count(where: { $0.offer == offer }) > perOffer[offer] {
                    return nil
                }
                return sum
            }
            let best = (0..<1 << pairs.count).compactMap { bits in
                worth(pairs.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
            }.max()!
            let mine = pairs.filter { pair in
                chosen.contains { $0.candidate == pair.candidate && $0.offer == pair.offer }
            }
            #expect(worth(mine) == best)
        }
    }
}
