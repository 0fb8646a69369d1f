/// Some records of a stock file, in the order of the file.
struct StockBatch: Sendable {
    var companies: [Company] = []
    var establishments: [(establishment: Establishment, words: String)] = []
    var successions: [Succession] = []
    var refusals: [StockReport.Refusal] = []
    var refused = 0
    /// The last day on which the register touched one of them.
    var touchedOn: String?

    /// The smallest number and the largest.
    var first: Int64? { numbers.min() }
    var last: Int64? { numbers.max() }

    private var numbers: [Int64] {
        companies.map(\.siren) + establishments.map(\.establishment.siret) + successions.map(\.predecessor)
    }

    var count: Int { companies.count + establishments.count + successions.count + refused }
}
