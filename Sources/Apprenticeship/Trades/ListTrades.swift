import Endpoints
import HTTP
import JSON
import Kernel

/// Lists the trades that offers and wishes may name.
struct ListTrades: Errand {
    static let operation = Operation(
        .get, "/v1/apprenticeship/trades", id: "listApprenticeshipTrades", access: .anyone)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let family: TradeFamily?
        let page: CodePage

        init(from request: inout RequestReader) throws(Failure) {
            page = try CodePage(from: &request)
            guard let name = try request.query("family", as: String.self) else {
                family = nil
                return
            }
            guard let family = TradeFamily(rawValue: name) else { throw .parameter("family") }
            self.family = family
        }
    }

    func attempt(_ input: Input, for caller: Caller) throws -> Representation? {
        let catalog = apprenticeship.catalog
        let trades = catalog.trades.filter { input.family == nil || $0.family == input.family }
        let limit = input.page.limit
        return .page(
            input.page.cut(trades, code: \.code), limit: limit, code: \.code,
            total: limit.wantsTotal ? trades.count : nil
        ) { trade, writer in
            writer.beginObject()
            writer.key("code")
            writer.string(trade.code)
            writer.key("label")
            writer.string(catalog.label(of: trade))
            writer.key("family")
            writer.string(trade.family.rawValue)
            writer.key("romeCodes")
            writer.strings(trade.romes.map(\.description))
            writer.key("nearRomeCodes")
            writer.strings(trade.near.map(\.description))
            writer.key("hasRegulatedWork")
            writer.bool(trade.hasRegulatedWork)
            writer.key("nightDerogation")
            writer.string(trade.night.rawValue)
            writer.endObject()
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try attempt(input, for: caller)!
    }
}
