import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Says where a partner's API is, in which shape it answers and how often it is asked.
struct PutFeed: Command {
    static let operation = Operation(
        .put, "/v1/agreements/{agreement}/feed", id: "putFeed", access: CompanyAccess.administrators)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let agreement: Agreement.ID
        let body: Body

        struct Body: Decodable, Sendable {
            let declaration: FeedDeclaration
            /// Without it the one that was there stays.
            let secret: FeedSecret?
        }

        init(from request: inout RequestReader) throws(Failure) {
            agreement = try request.path("agreement")
            body = try request.json(as: Body.self)
            let feed = body.declaration
            guard FeedDeclaration.intervals.contains(feed.everyMinutes) else {
                throw .invalid(
                    "/declaration/everyMinutes", "invalid-value",
                    Text(fr: "De 15 à 43 200 minutes.", en: "From 15 to 43,200 minutes."))
            }
            guard feed.pageParameter == nil || feed.cursorParameter == nil,
                (feed.cursorParameter == nil) == (feed.cursor == nil), (feed.parameters ?? []).count <= 20
            else {
                throw .invalid(
                    "/declaration", "invalid-value",
                    Text(
                        fr: "Des pages se comptent, ou se suivent par un curseur et sa place.",
                        en: "Pages are counted, or follow each other by a cursor and its place."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard let agreement = try AgreementTable(connection).find(input.agreement) else { throw Failure(.notFound) }
        guard input.body.declaration.url.isSecure || companies.desk.reachesInside else {
            throw Failure.invalid(
                "/declaration/url", "not-secure",
                Text(fr: "Une adresse en https est demandée.", en: "An address in https is asked for."))
        }
        let earlier = try FeedTable(connection).find(agreement.id)
        var sealed = earlier?.secret
        // A secret is for whom it was given: a new address asks for it anew.
        if earlier?.declaration.url.origin != input.body.declaration.url.origin { sealed = nil }
        if let secret = input.body.secret {
            guard let keys = companies.keys else { throw Failure(.feedSecretsUnavailable) }
            sealed = keys.seal(secret.description, at: PartnerFeed.place(of: agreement.id))
        }
        let feed = PartnerFeed(
            agreement: agreement.id, declaration: input.body.declaration, secret: sealed,
            version: (earlier?.version ?? 0) + 1,
            nextAt: transaction.now.adding(seconds: Int64(input.body.declaration.everyMinutes) * 60), since: nil,
            last: nil, failures: 0)
        try FeedTable(connection).put(feed)
        try transaction.journal.append(
            Event("company-feed-put", on: ObjectName("companyAgreement", agreement.id), version: feed.version),
            by: caller)
        return companies.representation(of: feed)
    }
}
