import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Where a partner's API is asked and how it went, without its secret: for administrators and its organisation.
struct ShowFeed: Query {
    static let operation = Operation(
        .get, "/v1/agreements/{agreement}/feed", id: "showFeed", access: CompanyAccess.depositors)
    let companies: Companies

    struct Input: RequestReadable {
        let agreement: Agreement.ID

        init(from request: inout RequestReader) throws(Failure) { agreement = try request.path("agreement") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let feed = try companies.feed(of: input.agreement, for: caller, in: connection).feed
        return companies.representation(of: feed)
    }
}

extension Companies {
    /// A feed with its agreement, for administrators and whoever may deposit under it.
    func feed(
        of id: Agreement.ID, for caller: Caller, in connection: Connection
    ) throws -> (feed: PartnerFeed, agreement: Agreement) {
        let agreement: Agreement
        if caller.holds(.administrator) {
            guard let found = try AgreementTable(connection).find(id) else { throw Failure(.notFound) }
            agreement = found
        } else {
            agreement = try self.agreement(id, for: caller, in: connection)
        }
        guard let feed = try FeedTable(connection).find(id) else { throw Failure(.notFound) }
        return (feed, agreement)
    }

    func representation(of feed: PartnerFeed) -> Representation {
        let condition = desk.gate(of: feed.agreement, feed.declaration).condition
        var writer = JSONWriter(reserving: 1000)
        writer.beginObject()
        writer.member("agreement", feed.agreement)
        writer.key("declaration")
        writer.raw((try? JSONEncoder.encode(feed.declaration)) ?? Array("null".utf8))
        writer.member("hasSecret", feed.secret != nil)
        writer.member("nextAt", feed.nextAt)
        writer.member("since", feed.since)
        writer.member("failures", feed.failures)
        writer.member("breaker", condition.breaker == .closed ? "closed" : "open")
        writer.object("last", if: feed.last != nil) { writer in
            writer.member("at", feed.last?.at)
            writer.member("outcome", feed.last?.code)
            writer.member("deposit", feed.last?.deposit)
        }
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, version: feed.version)
    }
}
