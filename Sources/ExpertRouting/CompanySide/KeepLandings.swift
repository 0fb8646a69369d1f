import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// The landings.
struct ListLandings: Query {
    static let operation = Operation(.get, "/v1/landings", id: "listLandings", access: .anyone)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let organisation: Organisation.Slug?
        let page: CodePage
        init(from request: inout RequestReader) throws(Failure) {
            organisation = try request.query("organisation")
            page = try CodePage(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let landings = try LandingTable(connection).all(
            of: input.organisation, after: input.page.cursor?.code ?? "", limit: input.page.limit.value + 1)
        var page = Representation.page(landings, limit: input.page.limit, code: \.slug.description) { landing, writer in
            writer.beginObject()
            writer.landing(landing, in: caller.language)
            writer.endObject()
        }
        page.caching = .publicly(seconds: 60)
        return page
    }
}

/// One landing, with the subjects and questions that its site may show.
struct ShowLanding: Query {
    static let operation = Operation(.get, "/v1/landings/{landing}", id: "showLanding", access: .anyone)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        init(from request: inout RequestReader) throws(Failure) { slug = try request.path("landing") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let landing = try LandingTable(connection).find(input.slug), !(landing.draft.archived ?? false) else {
            throw Failure(.notFound)
        }
        let subjects = try TaxonomyTable(connection).subjects(at: desk.now).filter {
            !$0.isArchived && landing.shows($0.slug)
        }
        return .object(version: landing.version, caching: .publicly(seconds: 60)) { writer in
            writer.landing(landing, in: caller.language)
            writer.member("items", subjects) { subject, writer in writer.subject(subject, in: caller.language) }
        }
    }
}

/// Adds a landing, or makes it what is said.
struct PutLanding: Command {
    static let operation = Operation(
        .put, "/v1/landings/{landing}", id: "putLanding",
        access: .granted(roles: [.administrator, .organisationManager]))
    static let repetition = Repetition.notKept
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let seen: Precondition?
        let draft: Landing.Draft

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("landing")
            seen = try request.head.fields[.ifMatch] == nil ? nil : request.precondition()
            draft = try request.json(as: Landing.Draft.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let table = LandingTable(connection)
        let held = try table.find(input.slug)
        let rights = RoutingRights(of: caller, desk, at: transaction.now, in: connection)
        guard try desk.directory.organisation(input.draft.organisation, asOf: transaction.now, in: connection) != nil
        else {
            throw Failure.invalid(
                "/organisation", "unknown-organisation",
                Text(fr: "Cette organisation n'existe pas.", en: "There is no such organisation."))
        }
        guard try rights.keeps(input.draft.organisation, unit: nil),
            held.map({ $0.organisation == input.draft.organisation }) ?? true
        else { throw Failure(.forbidden) }
        if let held { try input.seen.orRequired().check(held.version) }
        let taxonomy = TaxonomyTable(connection)
        for (place, subject) in input.draft.subjects.enumerated() {
            _ = try taxonomy.requireOpen(subject, at: "/subjects/\(place)")
        }
        let landing = Landing(
            slug: input.slug, organisation: input.draft.organisation, version: (held?.version ?? 0) + 1,
            draft: input.draft)
        try table.put(landing)
        try transaction.journal.append(
            Event(
                "landing-changed", on: ObjectName(type: "landing", id: landing.slug.description),
                version: landing.version), by: caller)
        return .object(held == nil ? .created : .ok, version: landing.version) {
            $0.landing(landing, in: caller.language)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func landing(_ landing: Landing, in language: Language) {
        member("slug", landing.slug)
        member("organisation", landing.organisation)
        member("title", landing.draft.title.text(in: language))
        member("subjects", landing.draft.subjects.map(\.description))
        member("organisations", (landing.draft.organisations ?? []).map(\.description))
        member("archived", landing.draft.archived ?? false)
        member("version", landing.version)
    }
}
