/// The communes of each postal code.
struct PostalIndex: Sendable {
    private let codes: [PostalCode]
    private let ranks: [UInt16]

    init(_ communes: CommuneTable, _ ranking: Ranking) {
        var pairs: [(code: PostalCode, rank: UInt16)] = []
        pairs.reserveCapacity(communes.count + communes.count / 8)
        for (rank, place) in ranking.places.enumerated() {
            for code in communes.postalCodes(at: Int(place)) { pairs.append((code, UInt16(rank))) }
        }
        pairs.sort { ($0.code, $0.rank) < ($1.code, $1.rank) }
        codes = pairs.map(\.code)
        ranks = pairs.map(\.rank)
    }

    /// The ranks of the communes that a code serves, in order.
    func ranks(of code: PostalCode) -> ArraySlice<UInt16> {
        let start = codes.partitioningIndex { $0 >= code }
        let end = codes[start...].partitioningIndex { $0 > code }
        return ranks[start..<end]
    }
}
