/// A trade that somebody wants or works in: one of the catalog, or an entry of ROME.
package struct Wish: Sendable {
    /// The place in the catalog; absent for an entry of ROME alone.
    package let trade: Int?
    package let romes: [RomeCode]

    /// A trade, or entries of ROME.
    package init(trade: Int?, romes: [RomeCode]) {
        self.trade = trade
        self.romes = romes
    }
}

extension TradeCatalog {
    /// How close two trades are: the same 1, the same entry of ROME 0.95, a near one 0.7, the same domain 0.5, the same
    /// large domain 0.25, otherwise 0.
    package func affinity(_ one: Wish, _ other: Wish) -> Double {
        if let trade = one.trade, trade == other.trade { return 1 }
        var best = 0.0
        for left in one.romes {
            for right in other.romes {
                if left == right { return 0.95 }
                guard left.largeDomain == right.largeDomain || best < 0.7 else { continue }
                if areNear(left, right) {
                    best = 0.7
                } else if left.domain == right.domain {
                    best = max(best, 0.5)
                } else if left.largeDomain == right.largeDomain {
                    best = max(best, 0.25)
                }
            }
        }
        return best
    }
}
