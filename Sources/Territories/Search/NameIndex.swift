/// Every word of every name, in order with what follows it: a prefix is one range, found by halves.
struct NameIndex: Sendable {
    /// The folded names end to end, each closed by a zero byte.
    private let text: [UInt8]
    /// Where each word begins in `text`, in the order of what stands there.
    private let offsets: [UInt32]
    /// For each of those words the class of a match there, above the rank of the commune.
    private let keys: [UInt32]

    /// How a name was found, the best first.
    private enum Match {
        static let exact: UInt32 = 0
        static let beginning: UInt32 = 1 << 16
        static let inside: UInt32 = 2 << 16
        static let formerName: UInt32 = 3 << 16
    }

    init(_ communes: CommuneTable, _ ranking: Ranking, former: [FormerCommune]) {
        var builder = NameIndexBuilder(capacity: communes.count)
        for place in 0..<communes.count {
            let rank = UInt32(ranking.ranks[place])
            builder.append(communes.names[place], whole: Match.beginning | rank, inside: Match.inside | rank)
        }
        for one in former where !one.name.isEmpty {
            guard let place = communes.index(of: one.commune) else { continue }
            let key = Match.formerName | UInt32(ranking.ranks[place])
            builder.append(one.name, whole: key, inside: key)
        }
        (text, offsets, keys) = builder.sorted()
    }

    /// The ranks of the best matches of a query among the ranks accepted.
    func search(_ query: String, limit: Int, where accepts: (UInt16) -> Bool) -> [UInt16] {
        var best = BestRanks(limit: limit)
        let typed = FoldedText(query, expandsLastWord: false)
        let expanded = FoldedText(query)
        guard !expanded.bytes.isEmpty, limit > 0 else { return [] }
        gather(expanded.bytes, into: &best, where: accepts)
        if typed.bytes != expanded.bytes { gather(typed.bytes, into: &best, where: accepts) }
        if best.keys.isEmpty { gather(words: expanded.words, into: &best, where: accepts) }
        return best.ranks
    }

    private func gather(_ prefix: [UInt8], into best: inout BestRanks, where accepts: (UInt16) -> Bool) {
        for place in range(of: prefix[...]) {
            var key = keys[place]
            if key < Match.inside, text[Int(offsets[place]) + prefix.count] == 0 { key &= 0xFFFF }
            if accepts(UInt16(truncatingIfNeeded: key)) { best.consider(key) }
        }
    }

    /// Names that have all the words in any order, each perhaps cut short: `chalon saone`, `ivry s seine`.
    private func gather(
        words: [ArraySlice<UInt8>], into best: inout BestRanks, where accepts: (UInt16) -> Bool
    ) {
        guard words.count > 1, let rarest = words.map(range(of:)).min(by: { $0.count < $1.count }) else { return }
        for place in rarest {
            let rank = UInt16(truncatingIfNeeded: keys[place])
            guard accepts(rank) else { continue }
            let name = name(around: Int(offsets[place])).split(separator: 0x20)
            let hasAll = words.allSatisfy { word in name.contains { $0.starts(with: word) } }
            if hasAll { best.consider(max(keys[place], Match.inside | UInt32(rank))) }
        }
    }

    private func name(around offset: Int) -> ArraySlice<UInt8> {
        var start = offset
        while start > 0, text[start - 1] != 0 { start -= 1 }
        return text[start..<text[offset...].firstIndex(of: 0)!]
    }

    /// The words that begin with a prefix.
    private func range(of prefix: ArraySlice<UInt8>) -> Range<Int> {
        let start = offsets.partitioningIndex { compare(Int($0), prefix) >= 0 }
        let end = offsets[start...].partitioningIndex { compare(Int($0), prefix) > 0 }
        return start..<end
    }

    /// -1 before, 0 when what stands there begins with the prefix, 1 after.
    private func compare(_ offset: Int, _ prefix: ArraySlice<UInt8>) -> Int {
        for (place, byte) in prefix.enumerated() {
            let other = text[offset + place]
            if other != byte { return other < byte ? -1 : 1 }
        }
        return 0
    }
}
