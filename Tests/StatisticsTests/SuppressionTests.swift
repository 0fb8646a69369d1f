import Testing

@testable import Statistics

/// What is withheld of a table, and that it stays withheld.
@Suite struct `Withholding small cells` {
    @Test(
        arguments: [
            ([10, 20, 30], [10, 20, 30], 60), ([], [], 0), ([0, 0], [0, 0], 0),
            // One small cell would be the total less the others: the smallest other goes too.
            ([3, 20, 30], [nil, nil, 30], 53), ([20, 3, 8, 0], [20, nil, nil, 0], 31),
            // Two that are one each: their sum would say so.
            ([1, 1, 9, 9], [nil, nil, nil, 9], 20), ([4, 4, 9], [nil, nil, 9], 17),
            // A year of which so little happened says nothing.
            ([4, 0, 0], [nil, nil, nil], nil), ([1, 1, 1], [nil, nil, nil], nil), ([3], [nil], nil),
            ([7], [7], 7), ([1, 4], [nil, nil], 5), ([2, 0, 3], [nil, 0, nil], 5),
            ([1, 1, 1, 1, 1], [nil, nil, nil, nil, nil], nil),
        ] as [([Int], [Int?], Int?)]) func `takes what gives them away too`(cells: [Int], shown: [Int?], total: Int?)
    {
        let suppression = Suppression(of: cells)
        #expect(suppression.cells == shown)
        #expect(suppression.total == total)
    }

    /// Every table of up to five cells from 0 to 7, and larger ones at random.
    @Test func `leaves no withheld cell that can be computed back from the totals`() {
        var tables: [[Int]] = [[]]
        for _ in 0..<4 { tables += tables.flatMap { table in (0...7).map { table + [$0] } } }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let count = Int.random(in: 5...12, using: &generator)
            tables.append(
                (0..<count).map { _ in Bool.random(using: &generator) ? 0 : Int.random(in: 0...12, using: &generator) })
        }
        for cells in tables {
            let shown = Suppression(of: cells)
            let withheld = cells.indices.filter { shown.cells[$0] == nil }
            for place in cells.indices {
                if let cell = shown.cells[place] {
                    #expect(cell == cells[place], "what is shown is true")
                    #expect(cell == 0 || cell >= Suppression.threshold, "no small cell is shown: \(cells)")
                }
            }
            guard let total = shown.total else { continue }
            #expect(total == cells.reduce(0, +) && (total == 0 || total >= Suppression.threshold))
            guard !withheld.isEmpty else { continue }
            let sum = total - shown.cells.compactMap(\.self).reduce(0, +)
            #expect(sum >= Suppression.threshold, "together they are no small cell: \(cells)")
            // Whoever knows that none is empty, when so many may have something, still finds two values for each.
            let least = sum >= withheld.count ? 1 : 0
            let most = sum - least * (withheld.count - 1)
            #expect(withheld.count >= 2 && most > least, "\(cells) shows \(shown.cells) of \(total)")
        }
    }
}
