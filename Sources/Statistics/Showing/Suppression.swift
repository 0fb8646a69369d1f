/// Withholds small cells of a table that is published with its total, so that nobody is recognised, and enough others that
/// none of them follows from what is shown.
///
/// Primary suppression: cells of 1 to 4. Complementary suppression: the smallest other cells, until at least two are withheld
/// which together count at least five and more than one each (Hundepool et al., “Statistical Disclosure Control”, ch. 4;
/// Insee, « Guide du secret statistique »). A year's total under five is withheld with all its cells.
struct Suppression: Equatable {
    /// The cells in their order; `nil` where one is withheld.
    let cells: [Int?]
    /// `nil` when it is withheld.
    let total: Int?

    /// A cell or a total under it is not shown.
    static let threshold = 5

    /// What may be shown of a table.
    init(of cells: [Int]) {
        let total = cells.reduce(0, +)
        guard total == 0 || total >= Suppression.threshold else {
            self.cells = cells.map { _ in nil }
            self.total = nil
            return
        }
        var withheld = Set(cells.indices.filter { (1..<Suppression.threshold).contains(cells[$0]) })
        guard !withheld.isEmpty else {
            self.cells = cells
            self.total = total
            return
        }
        var sum = withheld.reduce(0) { $0 + cells[$1] }
        // The smallest first, which costs readers least; empty cells last, because they hide nothing but that they are empty.
        let others = cells.indices.filter { !withheld.contains($0) }.sorted {
            (cells[$0] == 0 ? .max : cells[$0], $0) < (cells[$1] == 0 ? .max : cells[$1], $1)
        }
        for next in others {
            if withheld.count >= 2, sum >= Suppression.threshold, sum > withheld.count { break }
            withheld.insert(next)
            sum += cells[next]
        }
        self.cells = cells.indices.map { withheld.contains($0) ? nil : cells[$0] }
        // Every cell is withheld and every one is 1: the total would say so.
        self.total = sum == withheld.count ? nil : total
    }
}
