import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Takes offers of a partner, a hundred at most: each is put by its external id, and told of alone. What was sent before and
/// has not changed stays as it is; what is wrong says why, and keeps nothing else back.
struct FeedOffers: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/partners/offers:batch", id: "feedOffers",
        access: .granted(roles: [.administrator], scopes: [.apprenticeshipOffers]), bodyLimit: 1 << 20)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let items: [JSONValue]

        init(from request: inout RequestReader) throws(Failure) {
            let body = try request.json()
            guard body.kind == .object, body.count == 1, let list = body["offers"], list.kind == .array else {
                throw Failure.invalid([
                    Failure.Field("/offers", "missing", Text(fr: "Une liste d'offres.", en: "A list of offers."))
                ])
            }
            guard (1...100).contains(list.count) else {
                throw Failure.invalid([
                    Failure.Field("/offers", "count", Text(fr: "De 1 à 100 offres.", en: "1 to 100 offers."))
                ])
            }
            items = Array(list.elements)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let feed = PartnerFeed(apprenticeship: apprenticeship, transaction: transaction, caller: caller)
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for (place, item) in input.items.enumerated() {
            let outcome = try feed.put(item)
            writer.beginObject()
            writer.key("index")
            writer.integer(place)
            writer.key("status")
            writer.string(outcome.status.rawValue)
            writer.key("offer")
            writer.text(outcome.offer?.description)
            writer.key("quality")
            writer.whole(outcome.quality)
            writer.key("duplicateOf")
            writer.text(outcome.duplicateOf?.description)
            writer.key("errors")
            writer.beginArray()
            for field in outcome.failure?.fields ?? [] {
                writer.beginObject()
                writer.key("pointer")
                writer.string("/offers/\(place)" + field.pointer)
                writer.key("code")
                writer.string(field.code)
                writer.key("message")
                writer.string(field.message(in: caller.language))
                writer.endObject()
            }
            writer.endArray()
            writer.key("reason")
            writer.text(outcome.reason ?? outcome.failure?.problem.code)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
