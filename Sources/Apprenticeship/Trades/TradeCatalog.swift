package import Territories

/// The trades, with the labels that ROME gives them.
package struct TradeCatalog: Sendable {
    /// In the order of codes.
    package let trades: [Trade]
    private let labels: [RomeCode: String]
    private let byCode: [String: Int]
    private let byWord: [String: [Int]]
    private let nearby: Set<Nearness>

    /// Two entries of ROME that are near, the smaller one first.
    private struct Nearness: Hashable {
        let first: RomeCode
        let second: RomeCode

        init(_ one: RomeCode, _ other: RomeCode) {
            first = min(one, other)
            second = max(one, other)
        }
    }

    /// The trades, labelled from the tables of reference.
    package init(_ territories: Territories) {
        trades = Trade.all.sorted { $0.code < $1.code }
        byCode = Dictionary(uniqueKeysWithValues: trades.enumerated().map { ($1.code, $0) })
        var labels: [RomeCode: String] = [:]
        if let table = territories.nomenclature(.trades) {
            for place in 0..<table.count {
                let entry = table.entry(at: place)
                if let code = RomeCode(entry.code) { labels[code] = entry.label }
            }
        }
        self.labels = labels
        var words: [String: [Int]] = [:]
        var nearby: Set<Nearness> = []
        for (place, trade) in trades.enumerated() {
            let label = trade.romes.compactMap { labels[$0] }.joined(separator: " ")
            for word in Set(TradeCatalog.words(label + " " + trade.code) + trade.synonyms) where word.count > 2 {
                words[word, default: []].append(place)
            }
            for rome in trade.romes { for near in trade.near { nearby.insert(Nearness(rome, near)) } }
        }
        byWord = words
        self.nearby = nearby
    }

    /// The place of a trade in the catalog.
    package func place(of code: String) -> Int? { byCode[code] }

    /// A trade by its code.
    package subscript(code: String) -> Trade? { byCode[code].map { trades[$0] } }

    /// What ROME calls an entry; `nil` when it has none of that code.
    package func label(of rome: RomeCode) -> String? { labels[rome] }

    /// What a trade is called.
    package func label(of trade: Trade) -> String { labels[trade.romes[0]] ?? trade.code }

    /// Whether one passes from one entry to the other without learning anew.
    func areNear(_ one: RomeCode, _ other: RomeCode) -> Bool { nearby.contains(Nearness(one, other)) }

    /// The trades that a folded word names: the word itself, or one that begins with it when it is long enough.
    func trades(named word: String) -> Set<Int> {
        if let exact = byWord[word] { return Set(exact) }
        guard word.count >= 4 else { return [] }
        return Set(byWord.lazy.filter { $0.key.hasPrefix(word) }.flatMap(\.value))
    }

    /// Folded words of a text.
    static func words(_ text: String) -> [String] {
        String(decoding: FoldedText(text, expandsLastWord: false).bytes, as: UTF8.self).split(separator: " ")
            .map(String.init)
    }
}
