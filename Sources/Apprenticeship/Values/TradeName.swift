/// A trade as people name it: one of the catalog (`trade`), or an entry of ROME (`rome`).
package struct TradeName: Codable, Hashable, Sendable {
    package let trade: String?
    package let rome: RomeCode?

    /// A trade of the catalog or an entry of ROME.
    package init(trade: String? = nil, rome: RomeCode? = nil) {
        self.trade = trade
        self.rome = rome
    }

    /// As one word of a column: `boulanger` or `D1102`.
    var word: String { trade ?? rome?.description ?? "" }

    /// Reads a word of a column.
    init(word: Substring) {
        let rome = RomeCode(String(word))
        self.init(trade: rome == nil ? String(word) : nil, rome: rome)
    }
}

extension TradeCatalog {
    /// What a name means; `nil` when it names nothing, or two things.
    func wish(_ name: TradeName) -> Wish? {
        switch (name.trade, name.rome) {
        case (let code?, nil): place(of: code).map { Wish(trade: $0, romes: trades[$0].romes) }
        case (nil, let rome?): label(of: rome) == nil ? nil : Wish(trade: nil, romes: [rome])
        default: nil
        }
    }

    /// What people call it.
    func label(of name: TradeName) -> String {
        if let code = name.trade, let trade = self[code] { return label(of: trade) }
        return name.rome.flatMap { label(of: $0) } ?? name.word
    }
}
