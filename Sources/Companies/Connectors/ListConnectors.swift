import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The sources outside and how they are: public, so that everybody sees whose fault a gap is.
struct ListConnectors: Query {
    static let operation = Operation(.get, "/v1/connectors", id: "listConnectors", access: .anyone)
    let companies: Companies

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        var writer = JSONWriter(reserving: 2000)
        writer.beginObject()
        writer.member("mode", companies.desk.mode.rawValue)
        writer.list("items", companies.desk.gates) { $1.connector($0, in: caller.language) }
        writer.member("next", String?.none)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 5))
    }
}

extension JSONWriter {
    /// A source and how it is.
    mutating func connector(_ gate: ConnectorGate, in language: Language) {
        let connector = gate.connector
        let condition = gate.condition
        beginObject()
        member("code", connector.code)
        member("title", connector.title(in: language))
        member("provider", connector.provider)
        member("legalBasis", connector.legalBasis(in: language))
        member("level", connector.level.rawValue)
        list("sections", connector.sections.map(\.rawValue).sorted())
        member("timeToLiveSeconds", connector.timeToLive)
        key("perSecond")
        number(connector.quota.perSecond)
        switch condition.breaker {
        case .closed: member("breaker", "closed")
        case .halfOpen: member("breaker", "halfOpen")
        case .open: member("breaker", "open")
        }
        if case .open(let until) = condition.breaker {
            member("openUntil", until.description)
        } else {
            member("openUntil", String?.none)
        }
        member("lastFault", condition.lastFault?.rawValue)
        member("lastSuccessAt", condition.lastSuccess?.description)
        endObject()
    }
}
