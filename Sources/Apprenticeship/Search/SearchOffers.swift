import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Finds open offers; everybody may, and a candidate may have them sorted by score.
struct SearchOffers: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/offers", id: "searchOffers", access: .anyone)
    let apprenticeship: Apprenticeship
    /// How many offers are told apart by their score; the others come after them.
    private static let ranked = 1000

    func handle(_ query: OfferQuery, for caller: Caller, in connection: Connection) throws -> Representation {
        var ranks: [String: Int]?
        var query = query
        if query.sort == .score {
            guard let person = caller.person, caller.holds(.candidate),
                let candidate = try CandidateTable(connection).find(account: person.account)
            else { throw .parameter("sort") as Failure }
            query.point = query.point ?? candidate.point
            ranks = Dictionary(
                uniqueKeysWithValues: try apprenticeship.recommender(connection, at: apprenticeship.now)
                    .offers(for: candidate.id, first: SearchOffers.ranked).map { ($0.offer.description, $0.hundredths) }
            )
        }
        if query.sort == .distance, query.point == nil { throw .parameter("latitude") as Failure }
        let found = try OfferSearch(connection).page(query, ranks: ranks)
        guard !query.limit.isCounting else { return .counted(found.hits.count) }
        return try represent(found, query.limit, caller, connection)
    }

    private func represent(
        _ found: OfferHits, _ limit: PageLimit, _ caller: Caller, _ connection: Connection
    ) throws -> Representation {
        let offers = OfferTable(connection)
        let employers = EmployerTable(connection)
        let shown = found.hits.prefix(limit.value)
        var writer = JSONWriter(reserving: 16 << 10)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for hit in shown {
            guard let id = Offer.ID(hit.id), let offer = try offers.find(id),
                let employer = try employers.find(offer.employer)
            else { continue }
            let view = OfferView(
                offer: offer, employer: employer, catalog: apprenticeship.catalog,
                places: Places(apprenticeship.territories), isKept: false,
                delegate: try DelegationTable(connection).accepted(for: offer.id))
            writer.beginObject()
            writer.offerMembers(view, caller.language, kilometres: hit.kilometres)
            writer.endObject()
        }
        writer.endArray()
        writer.key("next")
        let next =
            found.hits.count > shown.count
            ? shown.last.map { SearchCursor(value: $0.value, id: $0.id).description } : nil
        writer.text(next)
        writer.key("radiusKm")
        if let radius = found.radius { writer.number(radius) } else { writer.null() }
        writer.key("isWidened")
        writer.bool(found.isWidened)
        writer.endObject()
        var page = Representation(.ok, .json, writer.bytes)
        page.next = next
        return page
    }
}
