/// Some records of a stock file, in the order of the file.
struct StockBatch: Sendable {
    var companies: [Company] = []
    var establishments: [(establishment: Establishment, words: String)] = []
    var refusals: [StockReport.Refusal] = []
    var refused = 0
    /// The last day on which the register touched one of them.
    var touchedOn: String?

    /// The smallest number and the largest.
    var first: Int64? { companies.map(\.siren).min() ?? establishments.map(\.establishment.siret).min() }
    var last: Int64? { companies.map(\.siren).max() ?? establishments.map(\.establishment.siret).max() }

    var count: Int { companies.count + establishments.count + refused }
}
