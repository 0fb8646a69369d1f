/// Lets offers be seen to which few people applied: in each page of twenty, two places are theirs when their score is good.
/// Nobody's score changes, and nothing is left out: what gives way comes next.
package enum Exploration {
    /// How many offers make a page.
    static let page = 20
    /// How many places of a page are for offers to which few applied.
    static let places = 2
    /// Fewer applications than this are few.
    package static let fewApplications = 3
    /// The least mutual score in hundredths that is moved forward.
    package static let leastScore = 6000
    /// From how far down the list an offer is moved forward.
    static let reach = 100

    /// The same items with their places, and which of them were moved forward.
    ///
    /// - Parameter isFew: whether an item may be moved forward.
    package static func ordered<Item>(_ items: [Item], _ isFew: (Item) -> Bool) -> [(item: Item, isMoved: Bool)] {
        var rest = items[...]
        var ordered: [(item: Item, isMoved: Bool)] = []
        while rest.count > page {
            let lacking = places - rest.prefix(page).count(where: isFew)
            let further = rest.indices.dropFirst(page).prefix(reach - page).filter { isFew(rest[$0]) }
            let moved = Array(further.prefix(max(0, lacking)))
            var shown = rest.prefix(page - moved.count).map { (item: $0, isMoved: false) }
            for (number, place) in moved.enumerated() {
                shown.insert((rest[place], true), at: number == 0 ? page / places - 1 : shown.count)
            }
            ordered += shown
            let left = Set(moved)
            rest = rest.indices.dropFirst(page - moved.count).filter { !left.contains($0) }.map { rest[$0] }[...]
        }
        return ordered + rest.map { ($0, false) }
    }
}
