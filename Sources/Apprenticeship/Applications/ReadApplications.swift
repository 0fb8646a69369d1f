import Accounts
import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Lists one's own applications; for an employer, those it received.
struct ListApplications: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/applications", id: "listApplications",
        access: ApprenticeshipAccess.sides)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let offer: Offer.ID?
        let limit: PageLimit
        let cursor: Cursor<Application>?

        init(from request: inout RequestReader) throws(Failure) {
            offer = try request.query("offer")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let table = ApplicationTable(connection)
        let (before, count) = (input.cursor?.id, input.limit.value + 1)
        var found: [Application] = []
        var actor = ApplicationStep.Actor.candidate
        let own = caller.holds(.candidate) ? try CandidateTable(connection).find(account: caller.person!.account) : nil
        if let own, input.offer == nil {
            found = try table.all(of: own.id, before: before, limit: count)
        } else if let id = input.offer {
            actor = .employer
            guard let offer = try OfferTable(connection).find(id),
                try caller.answers(for: offer.id, of: offer.employer, in: connection)
            else { throw Failure(.notFound) }
            found = try table.all(for: id, before: before, limit: count)
        } else if caller.holds(.employer) {
            actor = .employer
            for employer in try EmployerTable(connection).all(of: caller.person!.account) {
                found += try table.all(at: employer.id, before: before, limit: count)
            }
            found.sort { $0.id > $1.id }
        }
        let shown = found.prefix(input.limit.value)
        let next = found.count > shown.count ? shown.last.map { Cursor(after: $0.id).description } : nil
        let views = try shown.compactMap { application -> ApplicationView? in
            guard let offer = try OfferTable(connection).find(application.offer) else { return nil }
            let candidate = try application.candidate.flatMap { try CandidateTable(connection).find($0) }
            return ApplicationView(
                application: application, offer: offer, candidate: candidate, actor: actor, now: apprenticeship.now)
        }
        return try .list(views, next: next) { try $1.application($0) }
    }
}

/// Shows an application to its two sides; that the employer looked is written down.
struct ShowApplication: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/apprenticeship/applications/{application}", id: "showApplication",
        access: ApprenticeshipAccess.sides)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Application.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("application") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> ApplicationView {
        guard let application = try ApplicationTable(connection).find(input.id),
            let offer = try OfferTable(connection).find(application.offer)
        else { throw Failure(.notFound) }
        let isOwn =
            caller.holds(.candidate) && application.candidate != nil
            && application.account == caller.person?.account
        guard
            try isOwn || caller.answers(for: application.offer, of: application.employer, in: connection)
        else { throw Failure(.notFound) }
        let candidate = try application.candidate.flatMap { try CandidateTable(connection).find($0) }
        var view = ApplicationView(
            application: application, offer: offer, candidate: candidate, actor: isOwn ? .candidate : .employer,
            now: apprenticeship.now)
        // Shared for this application alone, and only with an employer who knows who it is.
        if application.sharesAccommodation, view.showsIdentity, let candidate, let keys = apprenticeship.keys {
            view.accommodation = try AccommodationTable(connection, keys).find(candidate.id)?.shared()
        }
        return view
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(
            Event("application-looked-at", on: ObjectName("application", input.id)), by: caller)
    }
}
