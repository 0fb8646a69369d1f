import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// An exchange as one of its two groups sees it.
struct ExchangeView: Representable {
    let exchange: CompanyExchange
    /// Whether the caller speaks for the group that was asked.
    let isAsked: Bool
    let now: Timestamp
    var status: Status = .ok

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 1000)
        write(into: &writer)
        var representation = Representation(status, .json, writer.bytes, version: exchange.version)
        if status == .created { representation.fields.append(.location, "/v1/exchanges/\(exchange.id)") }
        return representation
    }

    func write(into writer: inout JSONWriter) {
        let isOpen = !exchange.actions.isEmpty
        writer.beginObject()
        writer.member("id", exchange.id.description)
        writer.member("siren", exchange.siren.description)
        writer.member("siret", exchange.siret?.description)
        writer.member("fromGroup", exchange.from.description)
        writer.member("toGroup", exchange.to.description)
        writer.member("question", exchange.question.description)
        writer.member("dueOn", exchange.dueOn.description)
        writer.member("isLate", isOpen && exchange.dueOn < ParisTime.day(at: now))
        writer.member("state", exchange.state.name)
        writer.member("settledAt", exchange.state.settledAt?.description)
        writer.member("text", exchange.state.text?.description)
        writer.member("askedAt", exchange.askedAt.description)
        writer.member("version", exchange.version)
        writer.list("actions", isAsked ? exchange.actions : [])
        writer.endObject()
    }
}
