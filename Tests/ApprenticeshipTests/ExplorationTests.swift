import Apprenticeship
import Testing

/// The places of a page that are for offers to which few applied.
@Suite struct `Places for offers that few found` {
    @Test func `are the tenth and the last of a page that has none, and nothing is lost`() {
        let few: Set = [30, 50, 70]
        let ordered = Exploration.ordered(Array(0..<100)) { few.contains($0) }
        #expect(ordered[9].item == 30 && ordered[9].isMoved && ordered[19].item == 50 && ordered[19].isMoved)
        #expect(ordered[..<9].map(\.item) == Array(0..<9) && ordered[10].item == 9 && ordered[20].item == 18)
        #expect(ordered.map(\.item).sorted() == Array(0..<100))
        #expect(ordered.filter(\.isMoved).map(\.item) == [30, 50, 70])
    }

    @Test func `are not needed where a page has them, and reach a hundred places down`() {
        let kept = Exploration.ordered(Array(0..<120)) { [3, 17].contains($0) }
        #expect(kept.map(\.item) == Array(0..<120))
        // From the second page on, the hundred and first is within reach.
        #expect(Exploration.ordered(Array(0..<120)) { $0 == 100 }.prefix(20).map(\.item) == Array(0..<20))
        #expect(Exploration.ordered(Array(0..<120)) { $0 == 99 }[9].item == 99)
    }

    @Test func `do not depend on how long the list is beyond their reach`() {
        let isFew: (Int) -> Bool = { $0 % 13 == 5 }
        let long = Exploration.ordered(Array(0..<400), isFew).map(\.item)
        for length in [140, 200, 300] {
            let short = Exploration.ordered(Array(0..<length), isFew).map(\.item)
            #expect(Array(short.prefix(length - 120)) == Array(long.prefix(length - 120)), "\(length)")
        }
    }
}
