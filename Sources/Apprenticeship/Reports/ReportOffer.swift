import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Reports an offer that should not be there; three reports of different people hold it until a counsellor looks.
struct ReportOffer: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/reports", id: "reportOffer", access: .signedIn, bodyLimit: 8 << 10)
    let apprenticeship: Apprenticeship
    /// How many people hold an offer.
    static let threshold = 3

    struct Input: RequestReadable {
        let offer: Offer.ID
        let reason: Reason
        let detail: String?

        enum Reason: String, Decodable, Sendable { case discriminatory, school, fraud, closed, wrong, other }

        private struct Body: Decodable {
            let offer: Offer.ID
            let reason: Reason
            let detail: String?
        }

        init(from request: inout RequestReader) throws(Failure) {
            let body = try request.json(as: Body.self)
            offer = body.offer
            reason = body.reason
            detail = body.detail.flatMap { Prose.trimmed($0, 1...1000, isOneLine: false) }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard var offer = try OfferTable(connection).find(input.offer), offer.publishedAt != nil else {
            throw Failure(.notFound)
        }
        let id: Identifier<ReportOffer> = transaction.identifier()
        let isNew = try connection.run(
            """
            INSERT INTO offerReport (id, offer, account, reason, detail, state, createdAt)
            VALUES (\(id), \(offer.id), \(caller.person!.account), \(input.reason.rawValue), \(input.detail), 'open',
                \(transaction.now))
            ON CONFLICT (offer, account) DO NOTHING
            """)
        guard isNew == 1 else { throw Failure(.reportedAlready) }
        try transaction.journal.append(Event("offer-reported", on: ObjectName("offer", offer.id)), by: caller)
        let count = try connection.value(
            "SELECT count(*) FROM offerReport WHERE offer = \(offer.id) AND state = 'open'", as: Int.self)
        if offer.state == .active, count ?? 0 >= ReportOffer.threshold {
            try offer.take(.suspend, reason: "reported", at: transaction.now)
            try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).settle(offer)
        }
        return Representation(.created, .json, Array(#"{"id":"\#(id)"}"#.utf8))
    }
}

/// Lists the reports that wait for somebody to look, in the caller's zones.
struct ListReports: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/reports", id: "listOfferReports", access: ApprenticeshipAccess.counsellors)
    let apprenticeship: Apprenticeship

    typealias Input = IdentifierPage<ReportOffer>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let start = input.cursor?.id.description ?? ""
        let places = Places(apprenticeship.territories)
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        var last: String?
        var count = 0
        try connection.stream(
            """
            SELECT offerReport.id, offerReport.offer, offerReport.reason, offerReport.detail, offerReport.createdAt,
                offer.departement
            FROM offerReport JOIN offer ON offer.id = offerReport.offer
            WHERE offerReport.state = 'open' AND offerReport.id > \(start)
            ORDER BY offerReport.id LIMIT \(input.limit.value)
            """
        ) { row in
            let id: String = try row[0]
            last = id
            count += 1
            let departement: String = try row[5]
            guard caller.advises(departement, places) else { return }
            writer.beginObject()
            for (place, name) in ["id", "offer", "reason", "detail", "createdAt"].enumerated() {
                let value: String? = try row[place]
                writer.key(name)
                writer.text(value)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("next")
        let next =
            count == input.limit.value
            ? last.flatMap(Identifier<ReportOffer>.init).map { Cursor(after: $0).description } : nil
        writer.text(next)
        writer.endObject()
        var page = Representation(.ok, .json, writer.bytes)
        page.next = next
        return page
    }
}

/// Says what a report was worth: an offer that was held is opened again, or goes.
struct DecideReport: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/reports/{report}/decide", id: "decideOfferReport",
        access: ApprenticeshipAccess.counsellors, bodyLimit: 4 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Identifier<ReportOffer>
        let isFounded: Bool

        private struct Body: Decodable { let isFounded: Bool }

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("report")
            isFounded = try request.json(as: Body.self).isFounded
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard
            let id = try connection.value("SELECT offer FROM offerReport WHERE id = \(input.id)", as: Offer.ID.self),
            var offer = try OfferTable(connection).find(id),
            caller.advises(offer.departement, Places(apprenticeship.territories))
        else { throw Failure(.notFound) }
        let isNew = try connection.run(
            """
            UPDATE offerReport SET state = \(input.isFounded ? "founded" : "unfounded")
            WHERE id = \(input.id) AND state = 'open'
            """)
        guard isNew == 1 else { throw Failure(.transitionImpossible) }
        let step: OfferStep? =
            input.isFounded ? .cancel : offer.state == .suspended && offer.reason == "reported" ? .publish : nil
        if let step, step.origins.contains(offer.state) {
            try offer.take(step, reason: input.isFounded ? "moderated" : nil, at: transaction.now)
            try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).settle(offer)
        }
        try transaction.journal.append(Event("offer-report-decided", on: ObjectName("offer", offer.id)), by: caller)
        return Representation(.noContent, .json, [])
    }
}
