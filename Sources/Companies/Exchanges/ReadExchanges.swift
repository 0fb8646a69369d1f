import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The exchanges of the caller's groups, the latest first.
struct ListExchanges: Query {
    static let operation = Operation(.get, "/v1/exchanges", id: "listExchanges", access: CompanyAccess.agents)
    let companies: Companies

    typealias Input = IdentifierPage<CompanyExchange>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let clearance = try companies.clearance(of: caller, in: connection)
        let items = try ExchangeTable(connection).all(
            of: clearance.memberships.map(\.group), before: input.cursor?.id, limit: input.limit.value + 1)
        let now = companies.now
        return Representation.page(items, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            ExchangeView(exchange: $0, isAsked: clearance.isMember(of: $0.to), now: now).write(into: &$1)
        }
    }
}

/// One exchange, for the two groups.
struct ShowExchange: Query {
    static let operation = Operation(
        .get, "/v1/exchanges/{exchange}", id: "showExchange", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let id: CompanyExchange.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("exchange") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> ExchangeView {
        let (exchange, isAsked) = try companies.exchange(input.id, for: caller, in: connection)
        return ExchangeView(exchange: exchange, isAsked: isAsked, now: companies.now)
    }
}

extension Companies {
    /// An exchange of one of the caller's groups.
    ///
    /// - Throws: `not-found` for one of others.
    func exchange(
        _ id: CompanyExchange.ID, for caller: Caller, in connection: Connection
    ) throws -> (exchange: CompanyExchange, isAsked: Bool) {
        let clearance = try clearance(of: caller, in: connection)
        guard let exchange = try ExchangeTable(connection).find(id),
            clearance.isMember(of: exchange.from) || clearance.isMember(of: exchange.to)
        else { throw Failure(.notFound) }
        return (exchange, clearance.isMember(of: exchange.to))
    }
}
