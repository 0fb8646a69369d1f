import Database
import Endpoints
import HTTP
import Kernel

/// Shows one offer: to everybody when it is open, to those who keep it always.
struct ShowOffer: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/offers/{offer}", id: "showOffer", access: .anyone)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Offer.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("offer") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> OfferView {
        let places = Places(apprenticeship.territories)
        guard let offer = try OfferTable(connection).find(input.id),
            let employer = try EmployerTable(connection).find(offer.employer)
        else { throw Failure(.notFound) }
        let isKept =
            try caller.keeps(offer, places, in: connection)
            || caller.answers(for: offer.id, of: offer.employer, in: connection)
        guard isKept || offer.state == .active else {
            throw Failure(.notFound)
        }
        return OfferView(
            offer: offer, employer: employer, catalog: apprenticeship.catalog, places: places, isKept: isKept,
            delegate: try DelegationTable(connection).accepted(for: offer.id))
    }
}
