import Kernel

extension Territories {
    /// The communes whose name answers a query: the very name first, then names that begin with it, then names with a
    /// word that does, then names of old; the most populated first.
    ///
    /// Five digits are read as a postal code, then as the code of a commune.
    package func communes(
        named query: String, in area: Area? = nil, postalCode: PostalCode? = nil, limit: Int
    ) -> [Commune] {
        if let digits = PostalCode(query.trimmingWhitespace) { return communes(digits, in: area, limit: limit) }
        let served = postalCode.map { postal.ranks(of: $0) }
        let ranks = names.search(query, limit: limit) { rank in
            (served?.contains(rank) ?? true) && (area.map { $0 == self.area(ofRank: rank) } ?? true)
        }
        return ranks.map(commune(ofRank:))
    }

    /// The communes that a postal code serves, the most populated first.
    package func communes(postalCode: PostalCode, in area: Area? = nil, limit: Int) -> [Commune] {
        postal.ranks(of: postalCode).lazy
            .filter { rank in area.map { $0 == self.area(ofRank: rank) } ?? true }
            .prefix(limit).map(commune(ofRank:))
    }

    /// The communes after a code, in the order of codes; all of France or one area.
    package func communes(in area: Area? = nil, after code: Commune.Code? = nil, limit: Int) -> [Commune] {
        var place = area.map { communes.firstIndex(from: $0.code) } ?? 0
        if let code { place = max(place, communes.codes.partitioningIndex { $0 > code }) }
        var found: [Commune] = []
        while place < communes.count, found.count < limit {
            if let area, communes.area(at: place) != area { break }
            found.append(communes[place])
            place += 1
        }
        return found
    }

    /// The communes of a grouping, by code.
    package func communes(of epci: Epci) -> [Commune] {
        let index = small.epcis.partitioningIndex { $0.siren >= epci.siren }
        guard index < small.epcis.count, small.epcis[index].siren == epci.siren else { return [] }
        return members.places(of: index).map { communes[Int($0)] }
    }

    /// The communes whose centre is within a number of kilometres of a point, the nearest first.
    package func communes(
        within kilometres: Double, of point: Coordinates, limit: Int
    ) -> [(commune: Commune, kilometres: Double)] {
        grid.near(point, within: kilometres, in: communes).prefix(limit).map { (communes[$0.place], $0.kilometres) }
    }

    private func communes(_ digits: PostalCode, in area: Area?, limit: Int) -> [Commune] {
        let served = communes(postalCode: digits, in: area, limit: limit)
        guard served.count < limit, let code = Commune.Code(digits.description), let commune = resolve(code)?.commune,
            area == nil || area == commune.area, !served.contains(commune)
        else { return served }
        return served + [commune]
    }

    private func area(ofRank rank: UInt16) -> Area { communes.area(at: Int(ranking.places[Int(rank)])) }

    private func commune(ofRank rank: UInt16) -> Commune { communes[Int(ranking.places[Int(rank)])] }
}
