import Database
import Endpoints
import Kernel
import Territories

extension Companies {
    /// The establishments sought, in their order, one more than the page holds.
    func establishments(_ search: CompanySearch, showsHidden: Bool, in connection: Connection) throws
        -> [FoundEstablishment]
    {
        if let number = search.number {
            return Array(try establishments(numbered: number, in: connection).prefix(search.limit.value))
        }
        if let circle = search.near {
            return try establishments(search, around: circle, showsHidden: showsHidden, in: connection)
        }
        let index = EstablishmentIndex(connection)
        for completes in [false, true] {
            guard
                let plan = SearchPlan(
                    search, completes: completes, showsHidden: showsHidden, cells: nil, territories)
            else { return [] }
            let keys = try index.keys(
                matching: plan.query, in: plan.range, where: plan.condition, limit: search.limit.value + 1)
            // A word that nothing has may be the beginning of one.
            if keys.isEmpty, !completes, search.cursor == nil, !search.words.isEmpty { continue }
            return try keys.compactMap { try find($0.siret, in: connection) }
        }
        return []
    }

    /// How many there are, at most 10,000.
    func count(
        _ search: CompanySearch, showsHidden: Bool, limit: Int = PageLimit.highestTotal + 1, in connection: Connection
    ) throws -> Int {
        if let number = search.number {
            return try establishments(numbered: number, in: connection).count
        }
        guard
            let plan = SearchPlan(search, completes: false, showsHidden: showsHidden, cells: nil, territories)
        else { return 0 }
        return try EstablishmentIndex(connection).count(
            matching: plan.query, in: plan.range, where: plan.condition, limit: limit)
    }

    /// Near a point, more than these are not compared: the largest are.
    private static let mostCandidates = 5000

    /// An establishment with its legal unit.
    func find(_ siret: Int64, in connection: Connection) throws -> FoundEstablishment? {
        guard let establishment = try EstablishmentTable(connection).find(siret) else { return nil }
        return FoundEstablishment(
            establishment: establishment, company: try CompanyTable(connection).find(establishment.siren),
            kilometres: nil)
    }

    /// The establishment of a SIRET, or those of the legal units that a number names.
    private func establishments(
        numbered number: IdentifierCheck, in connection: Connection
    ) throws -> [FoundEstablishment] {
        if number.kind == .rna {
            return try CompanyTable(connection).sirens(of: number.number).flatMap {
                try establishments(of: $0, in: connection)
            }
        }
        guard let siren = number.siren?.stored else { return try nearlyNumbered(number, in: connection) }
        if number.kind == .siret, let siret = Int64(number.number) {
            return try find(siret, in: connection).map { [$0] } ?? []
        }
        return try establishments(of: siren, in: connection)
    }

    /// Those whose numbers differ in the key alone, which is what people mistype, for a number that does not conform.
    private func nearlyNumbered(_ number: IdentifierCheck, in connection: Connection) throws -> [FoundEstablishment] {
        guard let digits = Int64(number.number) else { return [] }
        let near = digits / 10 * 10...digits / 10 * 10 + 9
        if number.kind == .siret { return try near.compactMap { try find($0, in: connection) } }
        return try near.flatMap { try establishments(of: $0, in: connection) }
    }

    /// The establishments of a legal unit, its head office first.
    private func establishments(of siren: Int64, in connection: Connection) throws -> [FoundEstablishment] {
        let company = try CompanyTable(connection).find(siren)
        return try EstablishmentTable(connection).all(of: siren, limit: 100)
            .sorted { $0.rankedKey < $1.rankedKey }
            .map { FoundEstablishment(establishment: $0, company: company, kilometres: nil) }
    }

    /// The nearest, by circles that grow until they hold enough.
    private func establishments(
        _ search: CompanySearch, around circle: CompanySearch.Circle, showsHidden: Bool, in connection: Connection
    ) throws -> [FoundEstablishment] {
        var kilometres = min(2, circle.kilometres)
        while true {
            let box = circle.centre.box(kilometres: kilometres)
            let cells = Cell.all(latitudes: box.latitudes, longitudes: box.longitudes)
            guard
                let plan = SearchPlan(
                    search, completes: false, showsHidden: showsHidden, cells: cells, territories)
            else { return [] }
            let keys = try EstablishmentIndex(connection).keys(
                matching: plan.query, in: plan.range, where: plan.condition, limit: Companies.mostCandidates)
            var near: [(siret: Int64, kilometres: Double)] = []
            let table = EstablishmentTable(connection)
            for key in keys {
                guard let place = try table.place(of: key.siret) else { continue }
                let distance = circle.centre.distance(to: place)
                if distance <= kilometres { near.append((key.siret, distance)) }
            }
            if near.count > search.limit.value || kilometres >= circle.kilometres {
                near.sort { ($0.kilometres, $0.siret) < ($1.kilometres, $1.siret) }
                return try near.prefix(search.limit.value).compactMap { item in
                    var found = try find(item.siret, in: connection)
                    found?.kilometres = item.kilometres
                    return found
                }
            }
            kilometres = min(kilometres * 3, circle.kilometres)
        }
    }
}
