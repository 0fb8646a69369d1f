/// The order in which communes are answered: the most populated first, then by code.
struct Ranking: Sendable {
    /// Places in the table, the most populated first.
    let places: [UInt16]
    /// The rank of each place.
    let ranks: [UInt16]

    init(_ communes: CommuneTable) {
        let populations = communes.populations
        let places = (0..<communes.count).map { UInt16($0) }.sorted {
            let (left, right) = (populations[Int($0)], populations[Int($1)])
            return left != right ? left > right : $0 < $1
        }
        var ranks = [UInt16](repeating: 0, count: places.count)
        for (rank, place) in places.enumerated() { ranks[Int(place)] = UInt16(rank) }
        self.places = places
        self.ranks = ranks
    }
}
